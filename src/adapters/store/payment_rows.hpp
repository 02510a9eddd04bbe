#pragma once

#include "app/pay/order.hpp"

#include <cstdint>
#include <string>

/// Rows of `payment`; the members stand in the order of the columns.
namespace etimbre::adapters::store {

/// As it begins; the journal tells it so too.
struct StartedRow {
    std::string payment_id;
    std::string order_id;
    int attempt;
    std::string oid;
    std::string acquirer;
    std::string state;
    int seq;
    std::string currency;
    std::int64_t amount_minor;
    std::string rnd;
    std::int64_t created_us;
};

struct PaymentRow {
    std::string payment_id;
    std::string order_id;
    int attempt;
    std::string oid;
    std::string acquirer;
    std::string state;
    int seq;
    std::string currency;
    std::int64_t amount_minor;
    std::string rnd;
    std::int64_t created_us;
    std::string transaction_id;
    std::string auth_code;
};

StartedRow started_row_of(app::pay::Payment const& payment);
app::pay::Payment payment_of(PaymentRow const& row);

} // namespace etimbre::adapters::store
