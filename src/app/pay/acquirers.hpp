#pragma once

#include "app/pay/ports.hpp"
#include "domain/payment/acquirer_terms.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::pay {

/// What is agreed with one acquirer, and the way to talk to it.
struct Contract {
    domain::payment::AcquirerTerms terms;
    std::string gateway; ///< origin of its card page, "https://pay.example": what browsers may post to
    std::unique_ptr<Acquirer> acquirer;
};

/// All acquirers there are, each under the name that payments and accounts bear. Contracts whose time is over
/// stay here for the payments begun with them. Safe from any thread.
class Acquirers {
public:
    /// `time_to_pay`: how long the form of a payment can be posted. No two contracts may have one name, or
    /// terms that compete: that is looked after where they are made.
    Acquirers(std::vector<Contract> contracts, std::chrono::seconds time_to_pay);

    /// Throws std::runtime_error for a name that no contract has, with a sentence saying what to configure.
    Acquirer& of(std::string_view name);
    Acquirer const& of(std::string_view name) const;

    /// Of all, those whose time is over too.
    std::vector<std::string> names() const;

    /// Who takes a new payment of that post; nothing when nobody does.
    std::optional<std::string> for_new(std::string_view mission, core::Instant at) const;

    /// A callback or browser return, read by the contract whose key signed it; `acquirer` says which. Whether
    /// the payment it speaks of is that acquirer's is for the caller to compare. Refuses `hash_mismatch` when
    /// no key fits, and what the contract whose key fits refuses.
    core::Result<Callback> read_callback(std::string_view form_body) const;

    /// Origins that a page may let a browser post a payment form to, each once.
    std::vector<std::string> gateways(core::Instant at) const;

private:
    Contract const& contract(std::string_view name) const;

    std::vector<Contract> contracts_;
    std::vector<domain::payment::AcquirerTerms> terms_; ///< of contracts_, in their order
    std::chrono::seconds time_to_pay_;
};

} // namespace etimbre::app::pay
