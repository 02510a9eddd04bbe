#pragma once

#include "adapters/store/prepared.hpp"
#include "app/refund/refund.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// The rows of refunds and their statements; the members stand in the order of the columns.
namespace etimbre::adapters::store {

struct RefundRow {
    std::string refund_id;
    std::string order_id;
    std::optional<std::string> payment_id;
    std::string maker;
    std::string reason;
    std::string currency;
    std::int64_t amount_minor;
    std::int64_t fee_minor;
    int needs_approval;
    std::int64_t created_us;
    std::string state;
    int seq;
    std::int64_t moved_us;
};

struct RefundLineRow {
    std::string number;
    std::string refund_id;
    std::int64_t amount_minor;
    std::int64_t fee_minor;
};

struct RefundMoveRow {
    std::string refund_id;
    int seq;
    std::string from_state;
    std::string to_state;
    std::int64_t at_us;
};

struct RefundApprovalRow {
    std::string refund_id;
    std::string maker;
    std::string checker;
    std::int64_t at_us;
};

RefundRow row_of(app::refund::Refund const& refund);
app::refund::Refund refund_of(RefundRow const& row);

} // namespace etimbre::adapters::store
