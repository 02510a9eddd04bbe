#pragma once

#include "app/webhook/ports.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {

/// A row of webhook_endpoint, its columns in their order.
struct EndpointRow {
    std::string endpoint_id;
    std::string owner;
    std::string url;
    std::string types;
    std::string state;
    std::string reason;
    std::string created_by;
    std::int64_t created_us;
    std::int64_t moved_us;
    std::int64_t version;
    int run_no;
    std::int64_t delivered_seq;
    int failures;
    std::int64_t next_try_us;
    std::int64_t held_until_us;
    std::string holder;
};

/// A row of webhook_attempt.
struct AttemptRow {
    std::string endpoint_id;
    int run_no;
    std::int64_t feed_seq;
    int attempt;
    std::int64_t at_us;
    int took_ms;
    std::string result;
    int status;
    std::string why;
};

/// What people read is cut where the column ends.
EndpointRow row_of(app::webhook::Endpoint const& endpoint);
AttemptRow row_of(app::webhook::Attempt const& attempt);
/// Throw StoreFailure for a word that this program does not know.
app::webhook::Endpoint endpoint_of(EndpointRow row);
app::webhook::Attempt attempt_of(AttemptRow row);

} // namespace etimbre::adapters::store
