#pragma once

#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/merchant_form.hpp"

#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

/// The signed body of one callback, with whatever the switches that are set for this oid do to it.
///
/// wrong_amount, wrong_currency, unknown_field and no_code change what is signed; bad_hash and html_escaped
/// change what was signed.
std::string callback_body(FormFields fields, std::string_view store_key, Faults& faults);

} // namespace etimbre::acquirer_sim
