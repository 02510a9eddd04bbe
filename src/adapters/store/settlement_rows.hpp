#pragma once

#include "app/settlement/chunk.hpp"
#include "app/settlement/file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The rows of settlement files; the members stand in the order of the columns.
namespace etimbre::adapters::store {

struct SettlementFileRow {
    std::string file_sha;
    std::string format;
    std::string acquirer;
    std::string state;
    std::int64_t size_bytes;
    std::string message_id;
    std::string currency;
    std::string uploaded_by;
    std::int64_t received_us;
    std::optional<std::int64_t> decided_us;
    std::optional<std::int64_t> declared_count;
    std::optional<std::int64_t> declared_minor;
    std::int64_t entry_count;
    std::int64_t credit_minor;
    std::int64_t debit_minor;
    std::int64_t line_count;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::int64_t net_minor;
    std::optional<std::string> superseded_by;
    std::string error;
    std::int64_t error_line;
    std::string error_element;
};

struct SettlementStatementRow {
    std::string file_sha;
    int statement_no;
    std::string identity;
    std::string content;
    std::string account;
    std::string statement_id;
    int statement_year;
    std::optional<std::int64_t> sequence_no;
    int page_no;
    int last_page;
    std::string copy_mark;
    std::string first_day;
    std::string last_day;
    std::optional<std::int64_t> opening_minor;
    std::optional<std::int64_t> closing_minor;
    std::int64_t credit_count;
    std::int64_t credit_minor;
    std::int64_t debit_count;
    std::int64_t debit_minor;
    std::int64_t unbooked_count;
};

struct SettlementEntryRow {
    std::string file_sha;
    std::int64_t entry_no;
    int statement_no;
    int sign;
    std::int64_t amount_minor;
    std::string currency;
    int reversal;
    std::string booked_day;
    std::string value_day;
    std::string entry_ref;
    std::string bank_ref;
    std::string payout_ref;
    std::string kind;
    std::string code;
    std::int64_t details;
    std::int64_t charge_minor;
    std::string text;
    std::string fingerprint;
    int occurrence;
};

struct SettlementLineRow {
    std::string file_sha;
    std::int64_t line_no;
    int statement_no;
    std::int64_t entry_no;
    std::string kind;
    std::string oid;
    std::string acquirer_ref;
    std::string auth_code;
    std::string payout_ref;
    std::string currency;
    int sign;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::int64_t net_minor;
    std::string sold_day;
    std::string booked_day;
    std::string fingerprint;
    int occurrence;
};

SettlementFileRow row_of(app::settlement::File const& file);
app::settlement::File file_of(SettlementFileRow const& row);

SettlementStatementRow row_of(std::string_view sha, app::settlement::LaidStatement const& statement);
/// Its entries are counted as the row counts them; what was declared is not kept.
app::settlement::LaidStatement statement_of(SettlementStatementRow const& row);
SettlementEntryRow row_of(std::string_view sha, app::settlement::LaidEntry const& laid);
SettlementLineRow row_of(std::string_view sha, app::settlement::LaidLine const& laid);

} // namespace etimbre::adapters::store
