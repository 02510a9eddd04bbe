#include "http/server/turnstile.hpp"

#include <cstring>

namespace etimbre::http::server {
namespace {

/// An IPv4 address, or the /64 of an IPv6 address: what one household or one machine can choose from is one
/// key. The two do not meet, since no IPv6 network begins with 32 zero bits.
std::uint64_t key_of(sockaddr_storage const& peer)
{
    if (peer.ss_family == AF_INET6) {
        sockaddr_in6 address{};
        std::memcpy(&address, &peer, sizeof address);
        std::uint64_t key = 0;
        bool const mapped = IN6_IS_ADDR_V4MAPPED(&address.sin6_addr);
        auto const* const bytes = address.sin6_addr.s6_addr;
        if (mapped)
            std::memcpy(&key, bytes + 12, 4);
        else
            std::memcpy(&key, bytes, 8);
        return key;
    }
    sockaddr_in address{};
    std::memcpy(&address, &peer, sizeof address);
    return address.sin_addr.s_addr;
}

} // namespace

Turnstile::Pass::~Pass()
{
    if (turnstile_ != nullptr) turnstile_->leave(who_);
}

std::optional<Turnstile::Pass> Turnstile::enter(sockaddr_storage const& peer)
{
    auto const who = key_of(peer);
    std::scoped_lock const lock{mutex_};
    if (inside_ == total_) return std::nullopt;
    auto& here = by_address_[who];
    if (here == per_address_) return std::nullopt;
    ++here;
    ++inside_;
    return Pass{*this, who};
}

void Turnstile::leave(std::uint64_t who)
{
    std::scoped_lock const lock{mutex_};
    --inside_;
    auto const entry = by_address_.find(who);
    if (--entry->second == 0) by_address_.erase(entry);
}

} // namespace etimbre::http::server
