#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace etimbre::adapters::settlement {

/// The day that `text` writes in the form of `form`, where YYYY, MM and DD stand for the digits and every
/// other character for itself: "01/12/2026" in "DD/MM/YYYY". Text behind it, as of a time, is not looked at.
std::optional<std::chrono::sys_days> day_in_form(std::string_view text, std::string_view form);

} // namespace etimbre::adapters::settlement
