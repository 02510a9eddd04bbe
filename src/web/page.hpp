#pragma once

#include "core/language.hpp"
#include "http/server/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::web {

/// What stands around the content of every page.
struct Page {
    core::Language language = core::Language::fr;
    std::string title{};
    /// Path and query after the language, for the language switch: "/orders/9f…?t=…". Empty: there is none.
    std::string here{};
    std::optional<int> refresh_seconds{};
    /// Origins that a form of this page may be posted to, such as "https://pay.example"; none: it has no
    /// form.
    std::vector<std::string> form_targets{};
    std::string content{}; ///< written by HtmlWriter
};

/// The page as HTML that needs no script, with a policy that allows none. Never kept by any cache.
http::server::Response page_response(unsigned status, Page const& page);

/// What the links of pages point to; its address changes with its content.
inline constexpr std::string_view style_path = "/style/1.css";
std::string_view style_sheet();

} // namespace etimbre::web
