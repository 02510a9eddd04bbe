#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "web/posts.hpp"

namespace etimbre::web {

/// GET /{language}?q=: which post? With a search, the posts that it finds.
void get_home_page(Posts const& posts, http::api::Call call);

/// GET /: to the home page in the browser's language.
void get_root(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
