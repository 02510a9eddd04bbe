#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <string_view>

namespace etimbre::web {

/// What the page that asks who pays says, and the page that goes to the bank.
struct PersonWords {
    std::string_view title;
    std::string_view email;
    std::string_view email_hint;
    std::string_view name;
    std::string_view name_hint;
    std::string_view document; ///< heads the part that may stay empty
    std::string_view document_hint;
    std::string_view document_number;
    std::string_view issuer;
    std::string_view issuer_hint;
    std::string_view next;
    std::string_view again;
    std::string_view email_wrong;
    std::string_view name_wrong;
    std::string_view document_wrong;
    std::string_view issuer_wrong;
    std::string_view bank_title; ///< before an amount
    std::string_view bank_text;
    std::string_view bank_button;
    std::string_view bank_after;
};

PersonWords const& person_words_in(core::Language language);

} // namespace etimbre::web
