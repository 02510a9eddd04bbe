#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/posts/{post}/person?PAS-EST=1: who pays, and which document the stamp is bound to, if any.
void get_person_page(http::api::Desk const& desk, http::api::Call call);

/// POST of that form: what is right becomes a quote, its order and the first attempt to pay, in one
/// transaction, and the browser goes on to the bank (303). The same form sent twice is one order; with other
/// words in it, it is another. What is wrong is shown again with all that was typed.
void post_person(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
