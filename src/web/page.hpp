#pragma once

#include "core/language.hpp"
#include "http/server/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::web {

/// Where a page's forms may go.
enum class Forms { none, here };

/// What stands around the content of every page.
struct Page {
    core::Language language = core::Language::fr;
    std::string title{};
    /// Path and query after the language, for the language switch: "/orders/9f…?t=…". Empty: there is none.
    std::string here{};
    /// Without scripts; where they run, ours does better.
    std::optional<int> refresh_seconds{};
    Forms forms = Forms::none;
    /// Other origins that a form of this page may be posted to, such as "https://pay.example".
    std::vector<std::string> form_targets{};
    /// Drawn at random for this answer; only scripts that bear it run, and none where it is empty.
    std::string nonce{};
    bool camera = false; ///< this page may use it, and run the scanner's engine, which needs a `nonce`
    /// The request's Accept-Encoding, from pages that hold no secret; others are never compressed: beside
    /// what was typed, the length of the two would tell of the secret (BREACH).
    std::string_view accept_encoding{};
    std::string content{}; ///< written by HtmlWriter
};

/// The page as HTML that needs no script, with a policy that allows ours at most. Never kept by any cache.
http::server::Response page_response(unsigned status, Page const& page);

/// 303 to a path of ours.
http::server::Response see_other(std::string path);

} // namespace etimbre::web
