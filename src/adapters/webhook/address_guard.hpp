#pragma once

#include "core/bytes.hpp"

#include <set>
#include <span>
#include <string>

struct sockaddr;

namespace etimbre::adapters::webhook {

/// Which addresses we connect to: the public ones, and those that an operator named.
class AddressGuard {
public:
    /// @param allowed  addresses such as "127.0.0.1" or "::1". Throws std::invalid_argument for another text.
    explicit AddressGuard(std::span<std::string const> allowed);

    /// Of IPv4 or IPv6; no other family is let through.
    bool lets_through(sockaddr const& address) const;

private:
    bool lets_through(core::ByteView address) const;

    std::set<core::Bytes> allowed_;
};

} // namespace etimbre::adapters::webhook
