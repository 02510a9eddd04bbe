#include "adapters/webhook/address_guard.hpp"

#include "domain/webhook/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace etimbre::adapters::webhook {
namespace {

core::Bytes bytes_of(std::string const& text)
{
    std::array<std::uint8_t, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return {bytes.begin(), bytes.begin() + sizeof(in_addr)};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return {bytes.begin(), bytes.end()};
    throw std::invalid_argument{text + " is no IP address"};
}

} // namespace

AddressGuard::AddressGuard(std::span<std::string const> allowed)
{
    for (auto const& each : allowed) allowed_.insert(bytes_of(each));
}

bool AddressGuard::lets_through(sockaddr const& address) const
{
    std::array<std::uint8_t, sizeof(in6_addr)> bytes{};
    core::ByteView const all{bytes};
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        std::memcpy(bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
        return lets_through(all.first(sizeof v4.sin_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &address, sizeof v6);
        std::memcpy(bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
        return lets_through(all);
    }
    return false;
}

bool AddressGuard::lets_through(core::ByteView address) const
{
    return domain::webhook::is_public(address) || allowed_.contains({address.begin(), address.end()});
}

} // namespace etimbre::adapters::webhook
