#include "http/api/token_buckets.hpp"

#include "core/bytes.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace etimbre::http::api {

std::string client_of(std::string_view address)
{
    in6_addr v6{};
    std::string const text{address.substr(0, address.find('%'))};
    if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return text;
    core::ByteView const bytes{v6.s6_addr};
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
        std::string v4;
        for (auto const byte : bytes.subspan(12)) v4 += (v4.empty() ? "" : ".") + std::to_string(byte);
        return v4;
    }
    return core::to_hex(bytes.first(8));
}

TokenBuckets::TokenBuckets(std::size_t tokens, std::chrono::microseconds period, std::size_t holders_max)
    : period_{period}, interval_{period / static_cast<std::int64_t>(tokens)}, holders_max_{holders_max}
{
}

core::Instant TokenBuckets::full_at(std::string const& holder, core::Instant now) const
{
    for (auto const* const buckets : {&recent_, &before_})
        if (auto const found = buckets->find(holder); found != buckets->end())
            return std::max(found->second, now);
    return now;
}

void TokenBuckets::turn_over(core::Instant now)
{
    auto const since = now - turned_;
    bool const backwards = since < -period_; // a clock set back must not lock everybody out
    if (!backwards && since < period_ && recent_.size() < holders_max_) return;
    if (backwards || since >= 2 * period_) recent_.clear();
    before_ = std::move(recent_);
    recent_.clear();
    turned_ = now;
}

std::optional<std::chrono::seconds> TokenBuckets::take(std::string const& holder, core::Instant now)
{
    std::lock_guard const lock{mutex_};
    turn_over(now);
    auto const full = full_at(holder, now) + interval_;
    if (full - now > period_) return std::chrono::ceil<std::chrono::seconds>(full - now - period_);
    recent_.insert_or_assign(holder, full);
    return std::nullopt;
}

std::size_t TokenBuckets::size() const
{
    std::lock_guard const lock{mutex_};
    return recent_.size() + before_.size();
}

} // namespace etimbre::http::api
