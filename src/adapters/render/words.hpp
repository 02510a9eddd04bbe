#pragma once

#include "core/language.hpp"

#include <array>
#include <string_view>

namespace etimbre::adapters::render {

/// Every word of a printed stamp in one language.
struct Words {
    std::string_view title;
    std::string_view number;
    std::string_view amount;
    std::string_view receipt;
    std::string_view chancery;
    std::string_view service;
    std::string_view bought;
    std::string_view valid_until;
    std::string_view holder_bound;
    std::string_view use;
    std::string_view how_to_use;
    std::string_view check;
    std::string_view how_to_check;
    std::string_view change;
    std::string_view how_to_change;
    std::string_view record;
    std::string_view index;
    std::string_view key;
    std::string_view fingerprint;
    std::string_view code;         ///< read aloud in place of the code, before the number
    std::string_view day_and_time; ///< between the day and the time of day
    std::array<std::string_view, 12> months;
};

Words const& words_in(core::Language language);

} // namespace etimbre::adapters::render
