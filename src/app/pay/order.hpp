#pragma once

#include "core/id.hpp"
#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "domain/fees/quote.hpp"
#include "domain/payment/state.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::app::pay {

struct StoredQuote {
    core::QuoteId id;
    domain::fees::Quote quote;
    core::Instant created_at;
    core::Instant expires_at;
};

struct Payer {
    std::string email;
    std::string name;
};

using HolderBinding = std::array<std::uint8_t, 2>;

/// One stamp to be: its number is drawn with the order, so that the holder's document number, which the
/// binding is made from, is never stored.
struct OrderUnit {
    int unit = 0;       ///< 1, 2, …
    std::string number; ///< 16 digits
    std::string service;
    domain::fees::FeeParts parts;
    std::optional<HolderBinding> holder;
};

struct Order {
    core::OrderId id;
    core::QuoteId quote;
    std::string mission;
    core::Money total;
    Payer payer;
    core::Language language = core::Language::fr;
    core::Instant created_at;
};

/// Why an order is paid: a captured payment, or nothing due.
struct OrderPaid {
    core::OrderId order;
    std::optional<core::PaymentId> payment; ///< empty for an exemption
    core::Instant at;
};

/// What the acquirer calls a payment that it approved, as the lines of its files do; empty where it never
/// said.
struct AcquirerNames {
    std::string transaction_id{}; ///< TransId of the authorisation
    std::string auth_code{};
};

struct Payment {
    core::PaymentId id;
    core::OrderId order;
    int attempt = 0; ///< 1, 2, … within the order
    std::string oid; ///< our name for the attempt at the acquirer, unique for ever
    std::string acquirer;
    domain::payment::State state = domain::payment::State::created;
    int sequence = 0; ///< transitions so far
    core::Money amount;
    std::string rnd; ///< the form's random field, kept so that the form can be handed out again
    core::Instant created_at;
    AcquirerNames names{};
    bool names_are_new = false; ///< learned just now: the next step writes them with it
};

} // namespace etimbre::app::pay
