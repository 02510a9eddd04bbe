#include "adapters/crypto/hashing.hpp"

#include "adapters/crypto/key_failure.hpp"

#include <sodium.h>

namespace etimbre::adapters::crypto {

void start_sodium()
{
    static bool const ready = sodium_init() >= 0;
    if (!ready) throw KeyFailure{"libsodium cannot start: the system gives no random bytes"};
}

core::Hash sha256(core::ByteView bytes)
{
    static_assert(std::tuple_size_v<core::Hash> == crypto_hash_sha256_BYTES);
    core::Hash out{};
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return out;
}

std::array<std::uint8_t, 64> sha512(core::ByteView bytes)
{
    std::array<std::uint8_t, crypto_hash_sha512_BYTES> out{};
    crypto_hash_sha512(out.data(), bytes.data(), bytes.size());
    return out;
}

core::Hash hmac_sha256(core::ByteView key, core::ByteView message)
{
    crypto_auth_hmacsha256_state state;
    core::Hash out{};
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, message.data(), message.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

bool equal_in_constant_time(core::ByteView left, core::ByteView right)
{
    return left.size() == right.size() &&
           (left.empty() || sodium_memcmp(left.data(), right.data(), left.size()) == 0);
}

void entropy(std::span<std::uint8_t> out)
{
    start_sodium();
    randombytes_buf(out.data(), out.size());
}

} // namespace etimbre::adapters::crypto
