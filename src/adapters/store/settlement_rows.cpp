#include "adapters/store/settlement_rows.hpp"

#include "adapters/store/columns.hpp"
#include "core/word_table.hpp"
#include "domain/settlement/codes.hpp"

#include <array>
#include <utility>

namespace etimbre::adapters::store {
namespace {

namespace app_ = app::settlement;
namespace settlement = domain::settlement;
using settlement::Copy;

constexpr core::WordTable<Copy, 4> copy_marks{{
    {Copy::none, ""},
    {Copy::copy, "COPY"},
    {Copy::duplicate, "DUPL"},
    {Copy::copy_of_duplicate, "CODU"},
}};

std::string mark_of(Copy copy)
{
    for (auto const& [each, mark] : copy_marks)
        if (each == copy) return std::string{mark};
    std::unreachable();
}

Copy copy_of(std::string_view mark)
{
    for (auto const& [copy, each] : copy_marks)
        if (each == mark) return copy;
    throw StoreFailure{"a statement bears a mark that no program of ours wrote"};
}

std::string date_of(std::optional<std::chrono::sys_days> day)
{
    return day ? core::to_date(*day) : std::string{};
}

std::optional<std::chrono::sys_days> day_or_none(std::string const& date)
{
    if (date.empty()) return std::nullopt;
    return day_of(date);
}

app_::State state_of(std::string_view word)
{
    auto const state = app_::state_of(word);
    if (!state) throw StoreFailure{"a settlement file is in a state that this program does not know"};
    return *state;
}

std::string text(std::string_view of)
{
    return std::string{of};
}

} // namespace

SettlementFileRow row_of(app_::File const& file)
{
    auto const& [format, acquirer, message, currency, count, minor, entries, lines] = file.summary;
    return {
        .file_sha = file.sha,
        .format = format,
        .acquirer = acquirer,
        .state = text(app_::word_of(file.state)),
        .size_bytes = file.size_bytes,
        .message_id = message,
        .currency = currency,
        .uploaded_by = file.uploaded_by,
        .received_us = core::micros_of(file.received),
        .decided_us = file.decided ? std::optional{core::micros_of(*file.decided)} : std::nullopt,
        .declared_count = count,
        .declared_minor = minor,
        .entry_count = entries.credit_count + entries.debit_count,
        .credit_minor = entries.credit_minor,
        .debit_minor = entries.debit_minor,
        .line_count = lines.count,
        .gross_minor = lines.gross_minor,
        .fee_minor = lines.fee_minor,
        .net_minor = lines.net_minor,
        .superseded_by = file.superseded_by.empty() ? std::nullopt : std::optional{file.superseded_by},
        .error = file.error.what,
        .error_line = static_cast<std::int64_t>(file.error.line),
        .error_element = file.error.element,
    };
}

app_::File file_of(SettlementFileRow const& row)
{
    return {
        .sha = row.file_sha,
        .state = state_of(row.state),
        .size_bytes = row.size_bytes,
        .uploaded_by = row.uploaded_by,
        .received = core::instant_of_micros(row.received_us),
        .decided = row.decided_us ? std::optional{core::instant_of_micros(*row.decided_us)} : std::nullopt,
        .summary =
            {.format = row.format,
             .acquirer = row.acquirer,
             .message_id = row.message_id,
             .currency = row.currency,
             .declared_count = row.declared_count,
             .declared_minor = row.declared_minor,
             // a row counts credits and debits together
             .entries = {row.entry_count, row.credit_minor, 0, row.debit_minor},
             .lines = {row.line_count, row.gross_minor, row.fee_minor, row.net_minor}},
        .superseded_by = row.superseded_by.value_or(""),
        .error = {row.error, static_cast<std::uint64_t>(row.error_line), row.error_element},
    };
}

SettlementStatementRow row_of(std::string_view sha, app_::LaidStatement const& statement)
{
    auto const& [number, identity, content, head, end] = statement;
    return {
        text(sha),
        number,
        identity,
        content,
        head.account,
        head.statement_id,
        head.year,
        head.sequence_no,
        head.page_no,
        end.last_page ? 1 : 0,
        mark_of(head.copy),
        date_of(head.first_day),
        date_of(head.last_day),
        end.opening_minor,
        end.closing_minor,
        end.booked.credit_count,
        end.booked.credit_minor,
        end.booked.debit_count,
        end.booked.debit_minor,
        end.unbooked.credit_count + end.unbooked.debit_count,
    };
}

app_::LaidStatement statement_of(SettlementStatementRow const& row)
{
    app_::LaidStatement statement{
        .number = row.statement_no, .identity = row.identity, .content = row.content
    };
    auto& head = statement.head;
    head.account = row.account;
    head.statement_id = row.statement_id;
    head.year = row.statement_year;
    head.sequence_no = row.sequence_no;
    head.page_no = row.page_no;
    head.copy = copy_of(row.copy_mark);
    head.first_day = day_or_none(row.first_day);
    head.last_day = day_or_none(row.last_day);
    auto& end = statement.end;
    end.opening_minor = row.opening_minor;
    end.closing_minor = row.closing_minor;
    end.last_page = row.last_page == 1;
    end.booked = {row.credit_count, row.credit_minor, row.debit_count, row.debit_minor};
    end.unbooked.credit_count = row.unbooked_count;
    return statement;
}

SettlementEntryRow row_of(std::string_view sha, app_::LaidEntry const& laid)
{
    auto const& entry = laid.entry;
    return {
        text(sha),
        laid.number,
        laid.statement,
        entry.sign,
        entry.amount.minor(),
        text(entry.amount.currency().name()),
        entry.reversal ? 1 : 0,
        core::to_date(entry.booked),
        core::to_date(entry.value),
        entry.entry_ref,
        entry.bank_ref,
        entry.payout_ref,
        text(settlement::word_of(entry.kind)),
        entry.code,
        laid.details,
        entry.charge.minor(),
        entry.text,
        core::to_hex(laid.print),
        laid.occurrence,
    };
}

SettlementLineRow row_of(std::string_view sha, app_::LaidLine const& laid)
{
    auto const& line = laid.line;
    return {
        text(sha),
        laid.number,
        laid.statement,
        laid.entry,
        text(settlement::word_of(line.kind)),
        line.oid,
        line.acquirer_ref,
        line.auth_code,
        line.payout_ref,
        text(line.gross.currency().name()),
        line.sign,
        line.gross.minor(),
        line.fee.minor(),
        line.net.minor(),
        core::to_date(line.sold),
        core::to_date(line.booked),
        core::to_hex(laid.print),
        laid.occurrence,
    };
}

} // namespace etimbre::adapters::store
