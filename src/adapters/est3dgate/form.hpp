#pragma once

#include "adapters/est3dgate/hash.hpp"
#include "app/pay/ports.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "core/result.hpp"

#include <string>

namespace etimbre::adapters::est3dgate {

struct FormInput {
    std::string client_id;
    std::string store_key;
    std::string gateway_url; ///< where the browser posts the form
    std::string oid;         ///< unique per attempt for ever: letters, digits, `-._`, at most 64
    core::Money amount;      ///< dirhams, more than zero
    std::string email;
    std::string bill_to_name; ///< as people write it; folded to ASCII here
    core::Language language = core::Language::fr;
    std::string ok_url;
    std::string fail_url;
    std::string shop_url; ///< the cancel button
    std::string callback_url;
    std::string rnd;                    ///< fresh for each attempt
    int session_timeout_seconds = 1800; ///< 30 to 2700
};

/// The signed form by which a browser opens the hosted card page: a pre-authorisation in dirhams, captured by
/// the answer to the callback. Values are trimmed as they are hashed; HASH is the last field.
///
/// Refuses `currency_mismatch` (not dirhams), `amount` (not above zero), and `fields` for an oid or a session
/// timeout out of bounds, an empty field, or a value with the word that the gateway rewrites.
core::Result<app::pay::RedirectForm> signed_form(FormInput const& input);

} // namespace etimbre::adapters::est3dgate
