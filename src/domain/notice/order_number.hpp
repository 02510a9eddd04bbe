#pragma once

#include "core/id.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

/// The number of an order as people read and type it: "7K3M-9QXT-2B4H". Eleven symbols of Crockford's Base32
/// say the first 55 bits of the order's id, the twelfth checks them: any one wrong symbol and any two
/// neighbours exchanged are noticed. It names an order and opens nothing.
namespace etimbre::domain::notice {

/// A number as it is compared: twelve symbols with nothing between them.
std::string order_number(core::OrderId const& id);

/// "7K3M-9QXT-2B4H". @pre `number` is one that the functions here made.
std::string grouped_order_number(std::string_view number);

/// Reads what people type and paste: small letters, spaces and hyphens of any kind, O for 0, I and L for 1.
/// The id of an order, 32 hexadecimal digits, is read as its number too. Refuses `number_char`,
/// `number_length` and `number_check`.
core::Result<std::string> parse_order_number(std::string_view text);

/// The ids that share a number lie between these two, both included. More than one order has it once in some
/// 10^5 databases of a million orders.
struct IdRange {
    std::string first;
    std::string last;
};
/// @pre `number` is one that `parse_order_number` gave.
IdRange ids_of(std::string_view number);

} // namespace etimbre::domain::notice
