#pragma once

#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/merchant_form.hpp"
#include "acquirer_sim/till.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

/// Where the citizen types the card. The form posts to the page's own address, the merchant's fields with it.
/// @param not_a_card  What was typed before could not be a card.
std::string card_page(MerchantForm const& form, bool not_a_card);

/// The bank's 3-D Secure page.
std::string code_page(MerchantForm const& form, CardEntry const& card);

/// Says how it ended and takes the browser back, by itself where scripts run.
std::string return_page(std::string_view language, Return const& back);

/// The merchant's form was refused.
std::string refused_form_page(std::string_view language, FormFault fault);

/// The oid was paid before.
std::string taken_page(MerchantForm const& form);
/// The page was open for longer than the merchant allows.
std::string session_over_page(MerchantForm const& form);

/// The test cards and the switches, for people.
std::string index_page(std::vector<Fault> const& set_faults);

} // namespace etimbre::acquirer_sim
