#pragma once

#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"

#include <chrono>
#include <string>
#include <string_view>

/// Amounts and times as the pages write them: western digits in every language.
namespace etimbre::web {

/// "860,00 MAD" ("860.00 MAD" in English) with a no-break space.
std::string spoken_amount(core::Money amount, core::Language language);

/// "23/11/2027"; English puts the year first.
std::string spoken_day(std::chrono::sys_days day, core::Language language);

/// "23/11/2027 21:29 (Europe/Paris)" on the wall clock of that zone; English puts the year first. UTC for a
/// zone that the system does not know.
std::string spoken_moment(core::Instant at, std::string_view timezone, core::Language language);

} // namespace etimbre::web
