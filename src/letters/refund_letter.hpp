#pragma once

#include "app/notice/ports.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"

#include <optional>

namespace etimbre::letters {

constexpr bool is_about_a_refund(domain::notice::Event event)
{
    using enum domain::notice::Event;
    return event == refund_begun || event == refund_done || event == refund_failed;
}

/// The mail about one refund of an order: what became of it, what goes back and what is kept, and its stamps.
/// Nothing where the order has no such refund. @pre is_about_a_refund(notice.event)
std::optional<app::notice::Letter> refund_letter_of(
    http::api::Desk const& desk, http::api::OrderView const& view, app::notice::Notice const& notice
);

} // namespace etimbre::letters
