#pragma once

#include "app/notice/find_order.hpp"
#include "core/id.hpp"
#include "core/language.hpp"
#include "http/api/desk.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::api {

/// The token of "Authorization: Bearer …" (RFC 6750, section 2.1); empty where there is none, or two.
std::string_view bearer_token(server::Request const& request);

/// Whether the request opens everything of this order. False for a text that is no id.
bool opens_order(Desk const& desk, server::Request const& request, core::OrderId const& order);

/// Whether the request may read the order's page, papers and codes: by its access token or by `?t=` link
/// token.
bool may_read(Desk const& desk, server::Request const& request, core::OrderId const& order);

/// Why a request about an order goes no further: 404, or 429 with how long to wait.
struct Barred {
    Gate::Wait wait;
};

/// Nothing where the request may go on, which takes a token from the order's bucket; `opens` is what one of
/// the two functions above said. Wrong tokens are limited by address: after many the answer is 429.
std::optional<Barred>
barred(Desk const& desk, server::Request const& request, core::OrderId const& order, bool opens);
server::Response barred_response(Barred const& barred, server::Request const& request);

/// Prints of addresses, under the key of fingerprints.
app::notice::AddressPrint address_print(Desk const& desk);

/// The page of the order, opened by its link token: "https://…/fr/orders/9f…?t=…".
std::string order_page_url(Desk const& desk, core::OrderId const& order, core::Language language);

/// One paper of a stamp, `file` being "stamp.pdf", "qr.svg" or "qr.png"; `link` is the link token of its
/// order.
std::string stamp_file_path(std::string_view number, std::string_view file, std::string_view link);
/// The same from anywhere.
std::string
stamp_file_url(Desk const& desk, std::string_view number, std::string_view file, std::string_view link);

} // namespace etimbre::http::api
