#pragma once

#include "core/language.hpp"

#include <array>
#include <string_view>

namespace etimbre::web {

/// A fact and what follows from it.
struct Message {
    std::string_view title;
    std::string_view text;
};

/// Everything that our pages say, in one language.
struct Words {
    std::string_view brand;
    std::string_view own_name;  ///< the language's name in itself
    std::string_view languages; ///< names the switch for those who do not see it
    std::string_view skip;      ///< to the content, for those who go by keyboard
    std::string_view back;
    std::string_view pages; ///< names the links at the foot
    std::string_view buy;
    std::string_view find;
    std::string_view check;
    std::string_view status;
    std::string_view order;
    std::string_view amount;
    std::string_view number;
    std::string_view service;
    std::string_view post;
    std::string_view state;
    std::string_view valid_until;
    std::string_view code; ///< before a number: "Code of stamp"
    std::string_view paper;
    std::string_view refresh;
    std::string_view refreshes_itself;
    std::array<std::string_view, 5> states; ///< issued, redeemed, voided, expired, suspended
    Message to_pay;                         ///< ordered, no attempt to pay is open
    Message failed;                         ///< the same after an attempt that brought no money
    std::string_view pay;                   ///< begins an attempt
    std::string_view pay_on;
    std::string_view ask; ///< "I have paid and have no stamp"
    std::string_view ask_hint;
    Message waiting;
    Message paid_one;
    Message paid_many;
    Message partly_voided;
    Message voided;
    Message abandoned;
    Message not_found;
    Message unavailable;
    Message too_often;
    Message not_from_here; ///< a form that another site sent
};

Words const& words_in(core::Language language);

} // namespace etimbre::web
