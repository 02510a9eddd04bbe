#include "adapters/crypto/ed25519.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <sodium.h>

namespace etimbre::adapters::crypto {

bool verify_signature(
    domain::stamp::PublicKey const& x, core::ByteView message, domain::stamp::Signature const& signature
)
{
    static_assert(std::tuple_size_v<domain::stamp::PublicKey> == crypto_sign_PUBLICKEYBYTES);
    static_assert(std::tuple_size_v<domain::stamp::Signature> == crypto_sign_BYTES);
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), x.data()) == 0;
}

bool is_sound_key(domain::stamp::PublicKey const& x)
{
    static_assert(std::tuple_size_v<domain::stamp::PublicKey> == crypto_core_ed25519_BYTES);
    return crypto_core_ed25519_is_valid_point(x.data()) == 1;
}

Ed25519Key::Ed25519Key(Secret const& seed) : key_{crypto_sign_SECRETKEYBYTES}
{
    if (seed.size() != crypto_sign_SEEDBYTES) throw KeyFailure{"an Ed25519 seed has 32 bytes"};
    crypto_sign_seed_keypair(x_.data(), key_.writable().data(), seed.view().data());
}

domain::stamp::Kid Ed25519Key::kid() const
{
    return domain::stamp::kid_of(x_, sha256);
}

domain::stamp::Signature Ed25519Key::sign(core::ByteView message) const
{
    domain::stamp::Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key_.view().data());
    return signature;
}

} // namespace etimbre::adapters::crypto
