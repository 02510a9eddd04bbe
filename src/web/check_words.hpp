#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <string_view>

namespace etimbre::web {

/// What the page says on which anyone checks a stamp.
struct CheckWords {
    Message question; ///< and what to do
    std::string_view label;
    std::string_view hint;
    std::string_view check;
    std::string_view another; ///< heads the form below an answer
    std::string_view scan;
    std::string_view scan_hint;
    std::string_view scanning;
    std::string_view stop;
    std::string_view no_camera;
    std::string_view privacy; ///< who learns what
    std::string_view issued_on;
    Message valid;
    Message used;
    Message voided;
    Message expired;
    Message suspended;
    Message not_yet;
    Message unknown;  ///< a number that no stamp has
    Message not_ours; ///< a code that we did not make
    Message cannot;   ///< we cannot judge now
    std::string_view nothing_typed;
    std::string_view wrong_sign;
    std::string_view wrong_length;
    std::string_view wrong_digit;
};

CheckWords const& check_words_in(core::Language language);

} // namespace etimbre::web
