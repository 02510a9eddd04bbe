#pragma once

#include "core/language.hpp"
#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "web/words.hpp"

#include <string>
#include <string_view>

/// Pages that say one thing.
namespace etimbre::web {

inline constexpr int try_again_seconds = 5;

/// A heading and a notice.
std::string message_content(Message const& message);

/// Names nothing of what was asked for: whoever guesses an address learns nothing from the page that refuses
/// it.
http::server::Response not_found_page(core::Language language);
/// 503, tried again by itself when `here` is where a browser may look again.
http::server::Response unavailable_page(core::Language language, std::string here);
/// 429, with the time to wait.
http::server::Response too_often_page(core::Language language, std::chrono::seconds wait);
/// 403 for a form of another site.
http::server::Response not_from_here_page(core::Language language);

/// The language that the route's {language} names; nothing for one that we do not speak.
std::optional<core::Language> language_in(http::server::Request const& request);
/// The first of ours that an Accept-Language field names, in its order; French otherwise.
core::Language preferred_language(std::string_view accept_language);

/// Whether a browser says that another site sent this (Fetch Metadata, `Sec-Fetch-Site`). One that says
/// nothing is believed: what it sends carries a token that no other site can know.
bool is_cross_site(http::server::Request const& request);

} // namespace etimbre::web
