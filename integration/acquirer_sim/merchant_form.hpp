#pragma once

#include "acquirer_sim/cards.hpp"
#include "acquirer_sim/merchant.hpp"
#include "adapters/est3dgate/hash.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

using adapters::est3dgate::FormFields;

/// The form by which the merchant sent the browser, its hash found good.
struct MerchantForm {
    FormFields fields; ///< as posted, HASH included, without what the citizen typed
    std::string oid;
    std::int64_t amount_minor = 0; ///< of dirhams
    std::string language;          ///< ar, fr or en
    std::string ok_url;
    std::string fail_url;
    std::string shop_url;
    std::string callback_url;
    std::optional<std::chrono::seconds> session; ///< how long the card page waits, where the form says it
};

enum class FormFault {
    hash,     ///< not signed with the merchant's key
    merchant, ///< another clientid
    content,  ///< a field that the gateway cannot work with
};

/// Checks the merchant's form. Fields named pan, Ecom_Payment_Card_ExpDate_Month, …_Year, cv2 and otp are the
/// citizen's and no part of what was signed. As the gateway does, the word "document" and the character after
/// it are rewritten before hashing, so a value with that word does not match its hash.
std::expected<MerchantForm, FormFault> read_merchant_form(FormFields const& posted, Merchant const& merchant);

/// Whether the citizen typed something: the post carries a pan.
bool has_card(FormFields const& posted);

/// What the citizen typed; nothing when it cannot be a card: 13 to 19 digits (spaces allowed), a month, a
/// year of two or four digits.
std::optional<CardEntry> read_card(FormFields const& posted);

/// The first field of that name in any case, empty if none: the gateway does not care how names are written.
std::string_view field_of(FormFields const& fields, std::string_view name);

} // namespace etimbre::acquirer_sim
