#pragma once

#include "app/pay/order.hpp"

#include <string>

namespace etimbre::bench {

/// The acquirer's notice that this payment was approved, with as many fields as it sends, signed: the body of
/// the post.
std::string
callback_body(app::pay::Payment const& payment, std::string const& client_id, std::string const& store_key);

} // namespace etimbre::bench
