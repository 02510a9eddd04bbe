#pragma once

#include <array>
#include <string_view>

namespace etimbre::adapters::store {

/// Each breaks one CHECK of one table that holds one valid row.
struct Breach {
    std::string_view table;
    std::string_view assignment;
};

inline constexpr std::array breaches{
    Breach{"tariff_line", "receipt_minor = -1"},
    Breach{"tariff_line", "chancery_minor = -1"},
    Breach{"tariff_line", "service_minor = -1"},
    Breach{"tariff_line", "chancery_minor = NULL"},
    Breach{"tariff_line", "service_minor = NULL"},
    Breach{"tariff_line", "receipt_minor = NULL"},
    Breach{"tariff_line", "lost = 2"},
    Breach{"exchange_rate", "rounding_step_minor = 0"},
    Breach{"quote", "total_minor = -1"},
    Breach{"quote", "expires_us = created_us"},
    Breach{"quote", "local_minor = NULL"},
    Breach{"quote", "rate = NULL"},
    Breach{"quote", "rate_date = NULL"},
    Breach{"quote", "rounding_step_minor = NULL"},
    Breach{"quote", "rounding_mode = NULL"},
    Breach{"quote_line", "quantity = 0"},
    Breach{"quote_line", "quantity = 21"},
    Breach{"quote_line", "total_minor = total_minor - receipt_minor - 1, receipt_minor = -1"},
    Breach{"quote_line", "total_minor = total_minor - chancery_minor - 1, chancery_minor = -1"},
    Breach{"quote_line", "total_minor = total_minor - service_minor - 1, service_minor = -1"},
    Breach{"quote_line", "total_minor = total_minor + 1"},
    Breach{"pay_order", "total_minor = -1"},
    Breach{"pay_order", "language = 'de'"},
    Breach{"order_unit", "unit_no = 0"},
    Breach{"order_unit", "receipt_minor = -1"},
    Breach{"order_unit", "chancery_minor = -1"},
    Breach{"order_unit", "service_minor = -1"},
    Breach{"payment", "amount_minor = 0"},
    Breach{"payment", "attempt = 0"},
    Breach{"payment", "seq = -1"},
    Breach{"payment_transition", "seq = 0"},
    Breach{"payment_transition", "to_state = from_state"},
    Breach{"order_paid", "reason = 'exempt'"},
    Breach{"order_paid", "payment_id = NULL"},
    Breach{"order_paid", "reason = 'gift'"},
    Breach{"ledger_transfer", "amount_minor = 0"},
    Breach{"ledger_transfer", "credit = debit"},
    Breach{"stamp", "total_minor = total_minor + 1"},
    Breach{"stamp", "receipt_minor = -90000, total_minor = -54000"},
    Breach{
        "stamp", "receipt_minor = 4294967296, chancery_minor = 0, service_minor = 0, total_minor = 4294967296"
    },
    Breach{"stamp", "log_index = -1"},
    Breach{"stamp", "log_index = 4294967296"},
    Breach{"stamp", "expires_s = issued_s"},
    Breach{"stamp_end", "kind = 'expired'"},
    Breach{"log_leaf", "log_index = -1"},
    Breach{"log_head", "size = -1"},
    Breach{"log_total", "total_minor = -1"},
    Breach{"journal_head", "seq = -1"},
    Breach{"event_owed", "n = -1"},
    Breach{"event_feed", "seq = 0"},
    Breach{"feed_head", "seq = -1"},
    Breach{"oldest_program", "schema_files = 4"},
    Breach{"settlement_file", "state = 'lost'"},
    Breach{"settlement_file", "format = 'xls'"},
    Breach{"settlement_file", "size_bytes = -1"},
    Breach{"settlement_file", "net_minor = net_minor + 1"},
    Breach{"settlement_file", "debit_minor = -1"},
    Breach{"settlement_file", "error = 'no end'"},
    Breach{"settlement_statement", "page_no = 0"},
    Breach{"settlement_statement", "last_page = 2"},
    Breach{"settlement_statement", "credit_minor = -1, closing_minor = NULL"},
    Breach{"settlement_statement", "debit_minor = -1, closing_minor = NULL"},
    Breach{"settlement_statement", "closing_minor = closing_minor + 1"},
    Breach{"settlement_revision", "revision = 0"},
    Breach{"settlement_entry", "sign = 0"},
    Breach{"settlement_entry", "amount_minor = -1"},
    Breach{"settlement_entry", "reversal = 2"},
    Breach{"settlement_entry", "details = -1"},
    Breach{"settlement_entry", "occurrence = 0"},
    Breach{"settlement_line", "kind = 'gift'"},
    Breach{"settlement_line", "sign = 0, net_minor = 0 - fee_minor"},
    Breach{"settlement_line", "gross_minor = -1, net_minor = -1 - fee_minor"},
    Breach{"settlement_line", "net_minor = net_minor + 1"},
    Breach{"settlement_line", "occurrence = 0"},
    Breach{"settlement_chunk", "chunk = -1"},
};

} // namespace etimbre::adapters::store
