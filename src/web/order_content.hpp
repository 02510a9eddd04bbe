#pragma once

#include "core/language.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "web/words.hpp"

#include <string>

namespace etimbre::web {

/// How the order stands, in one sentence and what follows from it.
Message const& message_of(http::api::OrderView const& view, core::Language language);

/// A heading and a notice.
std::string message_content(Message const& message);

/// The message, the order's reference and amount, and a card for each stamp.
std::string
order_content(http::api::Desk const& desk, http::api::OrderView const& view, core::Language language);

} // namespace etimbre::web
