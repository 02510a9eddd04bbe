#pragma once

#include "http/api/call.hpp"

#include <string>
#include <string_view>

namespace etimbre::web {

std::string_view style_sheet();
/// What pages do better where scripts run; each works without.
std::string_view page_script();
/// The same for the page that reads codes by the camera.
std::string_view scan_script();

/// A file that pages point to. Its address is made of its content, so that it may be kept for ever.
struct Asset {
    std::string path; ///< "/style/7f3a….css"
    std::string_view content_type;
    std::string_view text;
    std::string squeezed; ///< the same in gzip (RFC 1952)
};

/// "/style/7f3a….css": named after its content, which may then be kept for ever.
std::string asset_path(std::string_view folder, std::string_view suffix, std::string_view text);

/// @param folder  "/style/"
/// @param suffix  ".css"
/// Throws std::runtime_error where zlib fails.
Asset make_asset(
    std::string_view folder, std::string_view suffix, std::string_view content_type, std::string_view text
);

Asset const& style_asset();
Asset const& script_asset();
Asset const& scan_asset();

/// Whether an Accept-Encoding field (RFC 9110, section 12.5.3) allows gzip by name.
bool accepts_gzip(std::string_view accept_encoding);

/// RFC 1952. Throws std::runtime_error where zlib fails.
std::string gzip(std::string_view text);

/// Compressed where the browser reads that.
void get_asset(Asset const& asset, http::api::Call call);

} // namespace etimbre::web
