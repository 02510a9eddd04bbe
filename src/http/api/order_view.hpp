#pragma once

#include "app/pay/order.hpp"
#include "app/stamp/ports.hpp"
#include "app/work/lane.hpp"
#include "http/api/refunds_json.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace etimbre::http::api {

/// Everything that is shown of an order, read in one snapshot.
struct OrderView {
    app::pay::Order order;
    app::pay::StoredQuote quote;
    std::vector<app::pay::Payment> payments;
    std::vector<app::stamp::StampState> stamps;
    std::vector<RefundView> refunds; ///< the oldest first
    bool paid = false;
    core::Instant at;                          ///< when it was looked at
    std::optional<app::notice::Notice> mail{}; ///< the latest; read by the pages only

    /// `unpaid paid partly_voided voided abandoned`
    std::string_view state() const;
};

/// Nothing for an order that does not exist.
std::optional<OrderView> read_order(app::work::Unit& unit, core::OrderId const& id, core::Instant now);

} // namespace etimbre::http::api
