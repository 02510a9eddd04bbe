#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// The statements of a script, without their semicolons and with its comments left out. A semicolon or a
/// comment sign inside '…', "…" or `…` is text. Throws StoreFailure for a quotation or comment that does not
/// end.
std::vector<std::string> statements_of(std::string_view script);

} // namespace etimbre::adapters::store
