#pragma once

#include "app/notice/ports.hpp"

namespace etimbre::app::notice {

/// What is to be told, of which order, and on which occasion (`domain::notice::Notice`).
struct Owed {
    core::OrderId const& order;
    domain::notice::Event event;
    std::int64_t occasion = 0;
};

/// Writes the mail and its job into the caller's transaction, unless this order, event and occasion has one.
/// False then.
bool owe_notice(Books books, Owed const& owed, core::Sha256 sha256, core::Instant now);

} // namespace etimbre::app::notice
