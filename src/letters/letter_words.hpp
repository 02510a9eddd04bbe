#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <string_view>

namespace etimbre::letters {

/// What our mails say besides the words of the pages, in one language.
struct LetterWords {
    std::string_view greeting;       ///< before a name
    std::string_view after_greeting; ///< directly behind it
    web::Message link;               ///< the link that was asked for
    web::Message refund_begun;
    web::Message refund_done;
    web::Message refund_failed;
    std::string_view refunded; ///< before an amount
    std::string_view kept;     ///< before an amount
    std::string_view open;     ///< the order's page
    std::string_view attached_one;
    std::string_view attached_many;
    std::string_view too_many; ///< to be attached
    std::string_view keep;
    std::string_view automatic;
};

LetterWords const& letter_words_in(core::Language language);

} // namespace etimbre::letters
