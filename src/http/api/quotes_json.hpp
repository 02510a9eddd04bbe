#pragma once

#include "app/pay/order.hpp"
#include "domain/fees/quote.hpp"
#include "http/api/json_writer.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::api {

struct QuoteRequest {
    std::string mission;
    std::vector<domain::fees::Wish> wishes;
};

/// {"mission":"CG-PAR","lines":[{"service":"PAS-EST","quantity":1,"age":34,"lost":false}]}
QuoteRequest parse_quote_request(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// The members of a quote, as an answer of its own or inside an order.
void write_quote(JsonWriter& json, app::pay::StoredQuote const& stored);
std::string quote_json(app::pay::StoredQuote const& stored);

/// The refusal as a problem; where one line is refused, `errors` points to it with the same code.
server::Response quote_problem(domain::fees::QuoteRefusal const& refused, std::string_view request_id);

} // namespace etimbre::http::api
