#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace etimbre::http::server {

/// Draws the names of requests: 128 random bits each, from OpenSSL, fetched many at a time. For one thread.
class RequestIds {
public:
    /// 32 lower-case hexadecimal characters. Throws std::runtime_error where the system gives no random
    /// bytes.
    std::string draw();

private:
    static constexpr std::size_t id_bytes = 16;

    std::array<std::uint8_t, 64 * id_bytes> drawn_{};
    std::size_t used_ = drawn_.size();
};

} // namespace etimbre::http::server
