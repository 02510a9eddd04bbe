#pragma once

#include "http/api/desk.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What ties a form to the browser that it was given to (OWASP, "signed double submit").
namespace etimbre::web {

/// A browser, known by a cookie of 128 random bits that says nothing else.
struct Visit {
    std::string id;
    bool is_new = false;
};

/// The visit that the request's cookie names, or a new one.
Visit visit_of(http::api::Desk const& desk, http::server::Request const& request);
/// Sets the cookie of a new visit; it ends with the browser.
void remember(Visit const& visit, http::server::Response& response);

/// A new token for one form of that visit: a name of this filling-in, drawn at random, and its signature.
std::string draw_form_token(http::api::Desk const& desk, Visit const& visit);
/// The name in a token that we gave to that visit; nothing for any other token. The same form sent twice has
/// the same name.
std::optional<std::string> name_in(http::api::Desk const& desk, Visit const& visit, std::string_view token);

} // namespace etimbre::web
