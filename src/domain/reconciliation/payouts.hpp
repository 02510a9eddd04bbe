#pragma once

#include "core/money.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etimbre::domain::reconciliation {

/// What the acquirer says that it sent us in one transfer: the sum of its lines.
struct Payout {
    std::string reference;
    core::Money net = core::Money::of_minor(0, core::mad);
    std::chrono::sys_days day;
    bool banked = false; ///< a movement of that name has come: no other is it by its amount alone
};

/// Movements of our account that belong together, credits above zero and debits below.
struct Movement {
    std::string references; ///< all that the bank wrote about it, for the payout's reference to stand in
    core::Money amount;
    std::chrono::sys_days value_day;
};

/// For each movement the payout that it is (part of): the one whose reference stands in its texts as a whole
/// word; failing that the one of the same amount with a value day two days apart at most, where each is the
/// only one for the other. Nothing where there is none, or several.
std::vector<std::optional<std::size_t>>
match_payouts(std::span<Payout const> payouts, std::span<Movement const> movements);

/// Some payouts whose sum is exactly that amount, for a person to look at; nothing where there are none. Of
/// more than 24 payouts only the first 24 are tried. Never for posting.
std::optional<std::vector<std::size_t>> propose_payouts(core::Money amount, std::span<Payout const> payouts);

} // namespace etimbre::domain::reconciliation
