#pragma once

#include "core/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace etimbre::adapters::crypto {

/// Bytes that must not leave the process: in locked memory between guard pages, kept out of core dumps, wiped
/// when dropped. Cannot be copied or printed; comparison takes the same time wherever two secrets differ.
class Secret {
public:
    /// All zero. @throws KeyFailure where the system has no memory for it.
    explicit Secret(std::size_t size);
    static Secret copy_of(core::ByteView bytes);
    static Secret random(std::size_t size);

    std::size_t size() const { return size_; }
    core::ByteView view() const { return {bytes_.get(), size_}; }
    std::span<std::uint8_t> writable() { return {bytes_.get(), size_}; }

    friend bool operator==(Secret const& left, Secret const& right);

private:
    struct Wipe {
        void operator()(std::uint8_t* bytes) const;
    };
    std::unique_ptr<std::uint8_t, Wipe> bytes_;
    std::size_t size_;
};

} // namespace etimbre::adapters::crypto
