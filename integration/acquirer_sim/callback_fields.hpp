#pragma once

#include "acquirer_sim/merchant_form.hpp"
#include "acquirer_sim/transaction.hpp"
#include "core/instant.hpp"

#include <string_view>

namespace etimbre::acquirer_sim {

/// What the gateway posts about one attempt, not yet signed: the merchant's own fields back, and what the
/// bank said. The same fields go to callbackUrl (with callbackCall) and, by the browser, to okUrl or failUrl.
FormFields notice_fields(
    MerchantForm const& form, CardEntry const& card, Transaction const& transaction, core::Instant now
);

/// A new `rnd`, and HASH over everything, as the gateway signs.
FormFields signed_fields(FormFields fields, std::string_view store_key);

void set_field(FormFields& fields, std::string_view name, std::string_view value);

} // namespace etimbre::acquirer_sim
