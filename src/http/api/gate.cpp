#include "http/api/gate.hpp"

#include "http/server/problem.hpp"
#include "telemetry/log.hpp"

#include <string>

namespace etimbre::http::api {
namespace {

using std::chrono::seconds;

/// Look-ups of all addresses may come in bursts of what this time allows.
constexpr seconds lookup_burst{10};
constexpr seconds between_alarms{60};
constexpr auto everybody = "";

telemetry::Counter& refused_by(telemetry::Metrics& metrics, std::string const& rule)
{
    return metrics.counter(
        "etimbre_rate_limited_total", "Requests answered 429, by the limit they met.", {{"rule", rule}}
    );
}

} // namespace

Gate::Gate(Terms terms, telemetry::Metrics& metrics)
    : requests_{terms.requests_per_minute},
      orders_{terms.requests_per_minute_per_order},
      wrong_tokens_{terms.wrong_tokens_per_minute},
      lookups_{terms.number_lookups_per_minute},
      all_lookups_{terms.number_lookups_per_second * lookup_burst.count(), lookup_burst, 1},
      unknown_numbers_{terms.unknown_numbers_per_minute, std::chrono::minutes{1}, 1},
      alarms_{1, between_alarms, 1},
      finds_{terms.finds_per_minute},
      found_numbers_{terms.mails_per_hour, std::chrono::hours{1}},
      mails_{terms.mails_per_hour, std::chrono::hours{1}},
      requests_refused_{refused_by(metrics, "address")},
      orders_refused_{refused_by(metrics, "order")},
      wrong_tokens_refused_{refused_by(metrics, "wrong_token")},
      lookups_refused_{refused_by(metrics, "number_lookup")},
      all_lookups_refused_{refused_by(metrics, "all_number_lookups")},
      finds_refused_{refused_by(metrics, "find")},
      mails_refused_{refused_by(metrics, "mail")},
      unknown_total_{metrics.counter(
          "etimbre_unknown_numbers_total", "Stamp numbers with right check digits that are no stamp's."
      )},
      bursts_{metrics.counter(
          "etimbre_unknown_number_bursts_total", "Times that more of them came than people mistype."
      )}
{
}

Gate::Wait Gate::counted(Wait wait, telemetry::Counter& refused)
{
    if (wait) refused.add();
    return wait;
}

Gate::Wait Gate::request(std::string_view address, core::Instant now)
{
    return counted(requests_.take(client_of(address), now), requests_refused_);
}

Gate::Wait Gate::order(std::string_view order, core::Instant now)
{
    return counted(orders_.take(std::string{order}, now), orders_refused_);
}

Gate::Wait Gate::wrong_token(std::string_view address, core::Instant now)
{
    return counted(wrong_tokens_.take(client_of(address), now), wrong_tokens_refused_);
}

Gate::Wait Gate::number_lookup(std::string_view address, core::Instant now)
{
    if (auto const wait = counted(lookups_.take(client_of(address), now), lookups_refused_)) return wait;
    return counted(all_lookups_.take(everybody, now), all_lookups_refused_);
}

// The bucket of a typed number is not that of the order: it must not tell whether somebody else used that.
Gate::Wait Gate::find(std::string_view address, std::string_view number, core::Instant now)
{
    if (auto const wait = counted(finds_.take(client_of(address), now), finds_refused_)) return wait;
    return counted(found_numbers_.take(std::string{number}, now), finds_refused_);
}

Gate::Wait Gate::mail(std::string_view order, core::Instant now)
{
    return counted(mails_.take(std::string{order}, now), mails_refused_);
}

void Gate::unknown_number(core::Instant now)
{
    unknown_total_.add();
    if (!unknown_numbers_.take(everybody, now) || alarms_.take(everybody, now)) return;
    bursts_.add();
    telemetry::log(
        telemetry::Level::warning,
        "unknown_numbers_burst",
        {{"total", static_cast<std::int64_t>(unknown_total_.value())}}
    );
}

server::Response too_often(std::chrono::seconds wait, server::Request const& request)
{
    auto response = server::problem(core::Refusal{core::Reason::rate}, request.request_id);
    for (auto& [name, value] : response.headers)
        if (name == "Retry-After") value = std::to_string(wait.count());
    return response;
}

} // namespace etimbre::http::api
