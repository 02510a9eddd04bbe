#pragma once

#include "core/instant.hpp"
#include "http/api/token_buckets.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace etimbre::http::api {

/// How often who may ask for what. Every question that takes a token answers with nothing, or with how long
/// to wait for the next one; what is refused is counted. Safe from any thread.
class Gate {
public:
    struct Terms {
        std::size_t requests_per_minute =
            300; ///< from one address, as the four below that speak of addresses
        std::size_t requests_per_minute_per_order = 120;
        std::size_t wrong_tokens_per_minute = 20;
        std::size_t number_lookups_per_minute = 5;
        std::size_t number_lookups_per_second = 2; ///< of all addresses together
        std::size_t unknown_numbers_per_minute = 20;
        std::size_t finds_per_minute = 5; ///< from one address
        std::size_t mails_per_hour = 6;   ///< of one order, and by one order number
    };
    using Wait = std::optional<std::chrono::seconds>;

    /// `metrics` must outlive the gate.
    Gate(Terms terms, telemetry::Metrics& metrics);

    Wait request(std::string_view address, core::Instant now);
    /// What was asked about one order by whoever holds one of its tokens.
    Wait order(std::string_view order, core::Instant now);
    /// An order asked for with a token that does not open it. Whoever has the right one is let in all the
    /// same: a token of 128 bits is not found by trying, and a neighbour behind the same address must not
    /// lock out.
    Wait wrong_token(std::string_view address, core::Instant now);
    /// A stamp asked for by its number alone, by somebody unknown.
    Wait number_lookup(std::string_view address, core::Instant now);
    /// An order looked for by its number and an address, whether there is one or not.
    Wait find(std::string_view address, std::string_view number, core::Instant now);
    /// A mail asked for by who has the order's link.
    Wait mail(std::string_view order, core::Instant now);
    /// A number with right check digits that is no stamp's. More of them in a minute than a typist makes is
    /// somebody trying numbers out: one line of the log, and a count.
    void unknown_number(core::Instant now);

private:
    Wait counted(Wait wait, telemetry::Counter& refused);

    TokenBuckets requests_;
    TokenBuckets orders_;
    TokenBuckets wrong_tokens_;
    TokenBuckets lookups_;
    TokenBuckets all_lookups_;
    TokenBuckets unknown_numbers_;
    TokenBuckets alarms_;
    TokenBuckets finds_;
    TokenBuckets found_numbers_;
    TokenBuckets mails_;
    telemetry::Counter& requests_refused_;
    telemetry::Counter& orders_refused_;
    telemetry::Counter& wrong_tokens_refused_;
    telemetry::Counter& lookups_refused_;
    telemetry::Counter& all_lookups_refused_;
    telemetry::Counter& finds_refused_;
    telemetry::Counter& mails_refused_;
    telemetry::Counter& unknown_total_;
    telemetry::Counter& bursts_;
};

/// 429, with the time to wait in `Retry-After`.
server::Response too_often(std::chrono::seconds wait, server::Request const& request);

} // namespace etimbre::http::api
