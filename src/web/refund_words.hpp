#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <array>
#include <string_view>

namespace etimbre::web {

/// What the page says on which an unused stamp is given back, and what an order's page says of it afterwards.
struct RefundWords {
    Message question; ///< and what it means
    std::string_view link;
    std::string_view choose;
    std::string_view back; ///< before an amount
    std::string_view kept; ///< before an amount
    std::string_view when;
    std::string_view email;
    std::string_view email_hint;
    std::string_view give_back;
    Message nothing; ///< there is no stamp that could be given back
    std::string_view none_chosen;
    std::string_view email_wrong;
    std::string_view too_late; ///< the stamp was used or voided meanwhile
    std::string_view again;    ///< the form was kept open for long
    std::string_view heading;  ///< over the refunds of an order
    /// requested, awaiting_approval, sending, submitted, succeeded, failed
    std::array<std::string_view, 6> states;
};

RefundWords const& refund_words_in(core::Language language);

} // namespace etimbre::web
