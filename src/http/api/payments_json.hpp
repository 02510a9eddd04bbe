#pragma once

#include "app/pay/ports.hpp"
#include "app/pay/start_payment.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace etimbre::http::api {

/// {}: there is nothing to say, and nothing else may be said.
void parse_start_payment(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// What is kept of a started payment: {"payment_id","state","oid"}. The form is signed, and is made again.
std::string kept_payment_json(app::pay::Payment const& payment);

/// {"method":"POST","url":…,"fields":{…}}, the fields in the order that they are posted in.
std::string redirect_json(app::pay::RedirectForm const& form);

} // namespace etimbre::http::api
