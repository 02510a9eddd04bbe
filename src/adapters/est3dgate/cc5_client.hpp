#pragma once

#include "adapters/est3dgate/cc5_message.hpp"
#include "adapters/est3dgate/https_post.hpp"
#include "app/pay/ports.hpp"

#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// The acquirer's XML interface. Safe to use from several threads; every call blocks until the answer or its
/// deadline, and throws `TreasuryFailure` when none came, it cannot be read, or it is about another order.
class Cc5Client {
public:
    Cc5Client(ApiUser user, HttpsPost where);

    app::pay::StatusAnswer order_status(std::string_view oid) const;
    app::pay::MoneyHistory order_history(std::string_view oid) const;

    /// Captures what was authorised. The answers of these three say whether the acquirer accepted; after an
    /// exception nobody knows, and the status must be asked.
    Cc5Answer post_auth(std::string_view oid, core::Money amount) const;
    /// Releases an authorisation, or a capture of the same day.
    Cc5Answer void_transaction(std::string_view oid) const;
    /// Gives captured money back, in full or in part.
    Cc5Answer credit(std::string_view oid, core::Money amount) const;

private:
    Cc5Answer exchange(std::string const& xml) const;
    Cc5Answer operate(Cc5Order const& order) const;

    ApiUser user_;
    HttpsPost where_;
};

} // namespace etimbre::adapters::est3dgate
