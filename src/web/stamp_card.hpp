#pragma once

#include "app/stamp/inspect.hpp"
#include "core/instant.hpp"
#include "core/language.hpp"
#include "http/api/desk.hpp"
#include "web/html_writer.hpp"

#include <string_view>

namespace etimbre::web {

/// Around the card of one stamp.
struct StampShown {
    http::api::Desk const& desk;
    app::stamp::StampState const& stamp;
    core::Instant at;
    core::Language language;
    std::string_view link; ///< token of its order
};

/// The code, drawn into the page itself, the number, what it is for and how it stands, and the ways to keep
/// it.
void write_stamp_card(HtmlWriter& html, StampShown const& shown);

} // namespace etimbre::web
