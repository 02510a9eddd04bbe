#pragma once

#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"

#include <string>
#include <string_view>

namespace etimbre::adapters::render {

/// "1 080,00 MAD", "1,080.00 MAD", "1080,00 MAD", "1.080,00 درهم": western digits, the currency after them.
std::string written_amount(core::Money amount, core::Language language);

/// A moment as the post's clock shows it.
struct WrittenMoment {
    std::string day_and_time; ///< "23 novembre 2026 à 21:29"
    std::string zone;         ///< "Europe/Paris, UTC+1"
};

/// @param timezone  IANA name, as "Africa/Casablanca". Throws std::runtime_error for one that the system's
///                  time zone database does not have.
WrittenMoment written_moment(core::Instant at, std::string_view timezone, core::Language language);

} // namespace etimbre::adapters::render
