#pragma once

#include "app/notice/ports.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"

#include <cstddef>

namespace etimbre::letters {

/// The mail about an order as it stands at this moment, in the order's language: how it stands, its link,
/// and its stamps that can still be used as papers to print, unless they are more than `most_attachments`.
/// Names nobody but the payer. @pre the order is paid, unless the event is `link`; the event is not about a
/// refund.
app::notice::Letter letter_of(
    http::api::Desk const& desk,
    http::api::OrderView const& view,
    domain::notice::Event event,
    std::size_t most_attachments
);

} // namespace etimbre::letters
