#pragma once

#include "app/stamp/inspect.hpp"
#include "app/stamp/ports.hpp"

#include <optional>
#include <string>

namespace etimbre::app::stamp {

/// Whoever stands at the counter; mission and counter are the certificate's.
struct Counter {
    std::string mission;
    std::string number;
};

struct RedeemCommand {
    Presented presented;
    std::string service;                        ///< what the counter is about to do
    std::optional<std::string> holder_document; ///< canonical document of the person present
    Counter counter;
    core::RedemptionId id;
};

/// What a redemption needs from outside the books.
struct RedeemTools {
    HolderKeys const& holder_keys;
    Signer const& signer;
    core::Sha256 sha256;
};

struct Redemption {
    StampRow row;
    StampEnd end; ///< ours when accepted, the winner's when not
    bool accepted = false;
};

/// Ends the stamp at this counter, once and for all: the insert of its end decides, whoever else presses at
/// the same time. The loser learns who won. In the same transaction its value moves from outstanding to
/// revenue. Refuses, in this order: what `look_up` refuses, `mission`, `service`, `number_only`, `holder`,
/// `expired`, `voided`.
core::Result<Redemption>
redeem_stamp(Books& books, RedeemCommand const& command, RedeemTools const& tools, core::Instant now);

} // namespace etimbre::app::stamp
