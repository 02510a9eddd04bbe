#pragma once

#include "core/language.hpp"
#include "web/words.hpp"

#include <string_view>

namespace etimbre::web {

/// What the page that finds stamps again says, and the order's page about mail.
struct MailWords {
    Message find;
    std::string_view number;
    std::string_view number_hint; ///< before an example
    std::string_view email_hint;
    std::string_view send_link;
    std::string_view number_wrong;
    Message sent; ///< whether there is such an order or not
    Message off;  ///< this site sends no mail
    std::string_view send;
    std::string_view to; ///< before an address of which little is shown
    std::string_view on_its_way;
    std::string_view delivered;
    std::string_view later;
    std::string_view bounced;
    std::string_view failed;
};

MailWords const& mail_words_in(core::Language language);

} // namespace etimbre::web
