#include "http/api/address_rate.hpp"

#include "core/bytes.hpp"
#include "http/server/problem.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace etimbre::http::api {
namespace {

constexpr std::chrono::microseconds period = std::chrono::minutes{1};

} // namespace

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

AddressRate::AddressRate(std::size_t per_minute, std::size_t addresses_max)
    : interval_{period / static_cast<std::int64_t>(per_minute)}, addresses_max_{addresses_max}
{
}

core::Instant AddressRate::full_at(std::string const& client, core::Instant now) const
{
    for (auto const* const buckets : {&recent_, &before_})
        if (auto const found = buckets->find(client); found != buckets->end())
            return std::max(found->second, now);
    return now;
}

void AddressRate::turn_over(core::Instant now)
{
    auto const since = now - turned_;
    bool const backwards = since < -period; // a clock set back must not lock everybody out
    if (!backwards && since < period && recent_.size() < addresses_max_) return;
    if (backwards || since >= 2 * period) recent_.clear();
    before_ = std::move(recent_);
    recent_.clear();
    turned_ = now;
}

std::optional<std::chrono::seconds> AddressRate::take(std::string_view address, core::Instant now)
{
    auto const client = client_of(address);
    std::lock_guard const lock{mutex_};
    turn_over(now);
    auto const full = full_at(client, now) + interval_;
    if (full - now > period) return std::chrono::ceil<std::chrono::seconds>(full - now - period);
    recent_.insert_or_assign(client, full);
    return std::nullopt;
}

server::Response too_often(std::chrono::seconds wait, server::Request const& request)
{
    auto response = server::problem(core::Refusal{core::Reason::rate}, request.request_id);
    for (auto& [name, value] : response.headers)
        if (name == "Retry-After") value = std::to_string(wait.count());
    return response;
}

} // namespace etimbre::http::api
