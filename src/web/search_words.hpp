#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <string_view>

namespace etimbre::web {

/// What the pages up to the total say, in one language.
struct SearchWords {
    Message post; ///< the question, and what this service is
    std::string_view search_label;
    std::string_view search_hint;
    std::string_view search;
    Message none_found;
    std::string_view many_found; ///< there are more than are shown
    std::string_view services;
    std::string_view services_hint;
    std::string_view parts; ///< opens the three parts of a fee
    std::string_view receipt;
    std::string_view chancery;
    std::string_view service;
    std::string_view parts_about; ///< what the three are
    std::string_view from_age;    ///< before a number
    std::string_view up_to_age;   ///< before a number
    std::string_view lost;
    std::string_view not_lost;
    std::string_view next;
    std::string_view nothing_chosen;
    std::string_view too_many;
    std::string_view wrong; ///< heads the list of what is to be mended
    std::string_view total_title;
    std::string_view total;
    std::string_view quantity;
    std::string_view update;
    std::string_view about;      ///< before the amount in local money
    std::string_view rate;       ///< before "1 EUR = 10,75 MAD"
    std::string_view rate_since; ///< before a date
    std::string_view debit;      ///< what the card is charged in
};

SearchWords const& search_words_in(core::Language language);

} // namespace etimbre::web
