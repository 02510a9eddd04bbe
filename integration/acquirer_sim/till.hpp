#pragma once

#include "acquirer_sim/book.hpp"
#include "acquirer_sim/captures.hpp"
#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/merchant.hpp"
#include "acquirer_sim/merchant_form.hpp"
#include "acquirer_sim/workers.hpp"

#include <expected>
#include <optional>
#include <string>

namespace etimbre::acquirer_sim {

/// The form that takes the browser back to the merchant.
struct Return {
    bool accepted = false; ///< to okUrl; otherwise to failUrl
    std::string url;
    FormFields fields;
};

/// Where a card is tried: the bank is asked, the book written, the merchant called back, and the money
/// captured when the merchant's answer says so.
class Till {
public:
    /// @param callback_ca_file  PEM that the merchant's certificate is checked against; empty: the system's
    /// list.
    Till(
        Merchant merchant,
        std::string callback_ca_file,
        Captures& captures,
        Book& book,
        Faults& faults,
        Workers& workers
    );

    /// Returns when the merchant has answered. Blocks. Refuses `taken` for an oid that was paid before.
    std::expected<Return, BookRefusal> pay(MerchantForm const& form, CardEntry const& card);

private:
    struct Notice {
        FormFields fields;
        bool approved = false;
    };

    std::expected<std::vector<Notice>, BookRefusal> ask_bank(MerchantForm const& form, CardEntry const& card);
    bool deliver(MerchantForm const& form, Notice const& notice);
    /// The merchant's answer, nothing when there is none that counts.
    std::optional<std::string> call_back(std::string const& url, std::string const& body) const;
    /// What the answer to an approval does. True when the merchant has taken the sale.
    bool act_on(std::optional<std::string> const& answer, std::string const& oid);

    Merchant merchant_;
    std::string callback_ca_file_;
    Captures& captures_;
    Book& book_;
    Faults& faults_;
    Workers& workers_;
};

} // namespace etimbre::acquirer_sim
