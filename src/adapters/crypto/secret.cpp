#include "adapters/crypto/secret.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <sodium.h>

#include <algorithm>

namespace etimbre::adapters::crypto {

void Secret::Wipe::operator()(std::uint8_t* bytes) const
{
    sodium_free(bytes);
}

Secret::Secret(std::size_t size) : size_{size}
{
    start_sodium();
    bytes_.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!bytes_) throw KeyFailure{"no memory for a secret"};
    std::ranges::fill(writable(), std::uint8_t{0});
}

Secret Secret::copy_of(core::ByteView bytes)
{
    Secret secret{bytes.size()};
    std::ranges::copy(bytes, secret.writable().begin());
    return secret;
}

Secret Secret::random(std::size_t size)
{
    Secret secret{size};
    entropy(secret.writable());
    return secret;
}

bool operator==(Secret const& left, Secret const& right)
{
    return equal_in_constant_time(left.view(), right.view());
}

} // namespace etimbre::adapters::crypto
