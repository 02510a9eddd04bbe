#pragma once

#include <string_view>

namespace etimbre::acquirer_sim {

/// What the hosted page says, in one language.
struct Words {
    std::string_view language;
    std::string_view pay_by_card;
    std::string_view amount;
    std::string_view currency;
    std::string_view reference;
    std::string_view card_number;
    std::string_view month;
    std::string_view year;
    std::string_view cv2;
    std::string_view cv2_hint;
    std::string_view pay;
    std::string_view cancel;
    std::string_view not_a_card;
    std::string_view confirm_title;
    std::string_view confirm_code;
    std::string_view confirm;
    std::string_view done;
    std::string_view not_done;
    std::string_view go_back;
    std::string_view wrong_form;
    std::string_view wrong_hash;
    std::string_view wrong_content;
    std::string_view paid_before;
    std::string_view session_over;
};

/// English for any other language than ar and fr, as the gateway does it.
Words const& words_in(std::string_view language);

} // namespace etimbre::acquirer_sim
