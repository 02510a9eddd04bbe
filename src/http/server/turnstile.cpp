#include "http/server/turnstile.hpp"

#include "http/server/turned_away.hpp"

#include <algorithm>
#include <cstring>
#include <span>

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
        std::span const bytes{address.sin6_addr.s6_addr};
        if (mapped)
            std::memcpy(&key, bytes.last<4>().data(), 4);
        else
            std::memcpy(&key, bytes.data(), 8);
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

Turnstile::Clock::duration Turnstile::interval() const
{
    if (limits_.arrivals_per_second == 0) return {};
    return Clock::duration{std::chrono::seconds{1}} / limits_.arrivals_per_second;
}

/// The leaky bucket, written as one point in time (GCRA).
bool Turnstile::is_too_fast(Address const& address, Clock::time_point now) const
{
    auto const ahead = static_cast<Clock::rep>(std::max<std::size_t>(limits_.arrivals_at_once, 1) - 1);
    return address.due > now + interval() * ahead;
}

std::expected<Turnstile::Pass, std::string_view>
Turnstile::enter(sockaddr_storage const& peer, Clock::time_point now)
{
    using No = std::unexpected<std::string_view>;
    auto const who = key_of(peer);
    std::scoped_lock const lock{mutex_};
    if (inside_ >= limits_.total) return No{turned_away::full};
    if (by_address_.size() > forget_above_) forget_the_quiet(now);
    auto& address = by_address_[who];
    if (address.inside >= limits_.per_address) return No{turned_away::address_full};
    if (is_too_fast(address, now)) return No{turned_away::address_rate};
    address.due = std::max(address.due, now) + interval();
    ++address.inside;
    ++inside_;
    return Pass{*this, who};
}

std::size_t Turnstile::addresses()
{
    std::scoped_lock const lock{mutex_};
    return by_address_.size();
}

void Turnstile::leave(std::uint64_t who)
{
    std::scoped_lock const lock{mutex_};
    --inside_;
    auto const entry = by_address_.find(who);
    if (--entry->second.inside == 0 && limits_.arrivals_per_second == 0) by_address_.erase(entry);
}

/// Nobody can make us remember more than he can connect from: the connections in all are few, and of those
/// who left, the ones of the last moments count.
void Turnstile::forget_the_quiet(Clock::time_point now)
{
    std::erase_if(by_address_, [&](auto const& each) {
        return each.second.inside == 0 && each.second.due <= now;
    });
    forget_above_ = std::max<std::size_t>(1024, 2 * by_address_.size());
}

} // namespace etimbre::http::server
