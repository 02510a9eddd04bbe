#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/find: for who lost the link of an order.
void get_find_page(http::api::Desk const& desk, http::api::Call call);

/// POST of that form: what is sought becomes a job, and the link goes by mail where number and address belong
/// to one order. The answer is made before anybody looks whether they do: it is the same, and takes the same
/// time, whether they do or not.
void post_find(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
