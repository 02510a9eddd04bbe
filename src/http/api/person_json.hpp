#pragma once

#include "app/pay/order.hpp"
#include "http/server/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::api {

/// {"email","name"}: an address with one '@' and no blanks, 3 to 254 bytes; a name of 1 to 200 characters,
/// not all of them blanks.
app::pay::Payer
parse_payer(boost::json::value const& payer, std::string pointer, std::vector<server::FieldError>& errors);

/// The optional field `holder`, {"document_type","document_number","issuer"}, as the canonical document that
/// a stamp is bound to; nothing where the field is missing. The type says what the person holds and is not
/// bound.
std::optional<std::string> parse_holder(server::Fields& fields, std::vector<server::FieldError>& errors);

} // namespace etimbre::http::api
