#pragma once

#include "core/instant.hpp"

#include <string>

namespace etimbre::acquirer_sim {

/// Random digits, as authorisation codes have them.
std::string draw_digits(std::size_t count);
/// As the gateway writes it: two digits of the year, the day of the year, five letters, five digits.
std::string draw_trans_id(core::Instant now);
/// Random bytes in Base64, as `rnd`, `xid` and `cavv` have them.
std::string draw_base64(std::size_t bytes);

} // namespace etimbre::acquirer_sim
