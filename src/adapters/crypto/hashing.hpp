#pragma once

#include "core/bytes.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace etimbre::adapters::crypto {

/// FIPS 180-4. Fits core::Sha256.
core::Hash sha256(core::ByteView bytes);

std::array<std::uint8_t, 64> sha512(core::ByteView bytes);

/// RFC 2104 with SHA-256; a key of any length.
core::Hash hmac_sha256(core::ByteView key, core::ByteView message);

/// Takes the same time wherever two inputs of one length differ. Inputs of different lengths are unequal, and
/// that is not kept secret.
bool equal_in_constant_time(core::ByteView left, core::ByteView right);

/// Fills `out` from the system's generator. Fits core::Entropy.
void entropy(std::span<std::uint8_t> out);

/// Makes libsodium ready, once per process; every function of this room does it by itself.
/// @throws KeyFailure where the system gives no random bytes.
void start_sodium();

} // namespace etimbre::adapters::crypto
