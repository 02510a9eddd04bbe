#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "web/basket.hpp"

namespace etimbre::web {

/// GET /{language}/posts/{post}: which services? What the query has chosen is marked.
void get_services_page(http::api::Desk const& desk, http::api::Call call);

/// The same page for who went on without choosing anything.
http::server::Response nothing_chosen_page(
    http::api::Desk const& desk,
    domain::fees::Mission const& post,
    core::Language language,
    std::string_view accept_encoding = {}
);

} // namespace etimbre::web
