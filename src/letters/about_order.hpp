#pragma once

#include "app/notice/ports.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "letters/content.hpp"
#include "web/words.hpp"

#include <vector>

/// What all mails about an order have in common.
namespace etimbre::letters {

/// The greeting, the message, which order it is, and its link; no stamps and no notes yet.
Content
about_order(http::api::Desk const& desk, http::api::OrderView const& view, web::Message const& message);

/// The content laid out and addressed to the payer.
app::notice::Letter addressed(
    http::api::OrderView const& view,
    Content const& content,
    std::vector<app::notice::Attachment> attachments = {}
);

} // namespace etimbre::letters
