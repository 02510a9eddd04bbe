#include "http/api/ledger_text.hpp"

#include "core/csv_text.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/chart.hpp"
#include "http/api/json_values.hpp"
#include "http/api/json_writer.hpp"

#include <map>
#include <stdexcept>
#include <utility>

namespace etimbre::http::api {
namespace {

namespace closing = app::closing;
namespace ledger = domain::ledger;

ledger::Account account_of(std::string const& code)
{
    auto account = ledger::account_of(code);
    if (!account) throw std::logic_error{"a transfer on an account that is not in the chart"};
    return *std::move(account);
}

core::Money money(std::int64_t minor, std::string_view currency)
{
    return core::Money::of_minor(minor, core::currency_of(currency).value_or(core::mad));
}

void write_text_or_null(JsonWriter& json, std::string_view name, std::string_view text)
{
    if (text.empty())
        json.null(name);
    else
        json.text(name, text);
}

void write_account(JsonWriter& json, ledger::Account const& account)
{
    json.text("account", account.code).text("kind", word_of(account.kind));
    write_text_or_null(json, "part", account.part);
    write_text_or_null(json, "mission", account.mission);
    write_text_or_null(json, "acquirer", account.acquirer);
}

void write_sums(JsonWriter& json, closing::Line const& line, std::string_view currency)
{
    write_money(json, "debits", money(line.debits, currency));
    write_money(json, "credits", money(line.credits, currency));
    write_money(json, "balance", money(line.debits - line.credits, currency));
}

void write_accounts(JsonWriter& json, std::vector<closing::Line> const& lines)
{
    json.key("items").begin_array();
    for (auto const& line : lines) {
        auto const account = account_of(line.account);
        json.begin_object();
        write_account(json, account);
        write_sums(json, line, account.currency);
        json.end_object();
    }
    json.end_array();
}

void write_cursor(JsonWriter& json, std::string_view next_cursor)
{
    write_text_or_null(json, "next_cursor", next_cursor);
}

/// What all accounts of a currency add up to.
std::map<std::string, closing::Line> totals_of(std::vector<closing::Line> const& lines)
{
    std::map<std::string, closing::Line> totals;
    for (auto const& line : lines) {
        auto& total = totals[account_of(line.account).currency];
        total.debits += line.debits;
        total.credits += line.credits;
    }
    return totals;
}

void write_totals(JsonWriter& json, std::vector<closing::Line> const& lines)
{
    json.key("totals").begin_array();
    for (auto const& [currency, total] : totals_of(lines)) {
        json.begin_object();
        write_sums(json, total, currency);
        json.end_object();
    }
    json.end_array();
}

void write_transfer(JsonWriter& json, closing::Posted const& transfer)
{
    json.begin_object().text("transfer_id", transfer.id);
    json.text("source_kind", transfer.source_kind).text("source_id", transfer.source_id);
    json.text("debit", transfer.debit).text("credit", transfer.credit);
    write_money(json, "amount", money(transfer.amount_minor, transfer.currency));
    write_text_or_null(json, "mission", transfer.mission);
    write_text_or_null(json, "part", transfer.part);
    write_time(json, "posted_at", transfer.at);
    json.end_object();
}

void write_remittance(JsonWriter& json, closing::Remittance const& remittance)
{
    json.begin_object();
    write_text_or_null(json, "mission", remittance.mission);
    json.key("parts").begin_object();
    for (auto const part : ledger::parts)
        write_money(
            json,
            word_of(part),
            money(remittance.parts.at(static_cast<std::size_t>(part)), remittance.currency)
        );
    json.end_object();
    write_money(json, "total", money(remittance.total(), remittance.currency));
    json.end_object();
}

void write_remittances(
    JsonWriter& json, std::string_view name, std::vector<closing::Remittance> const& remittances
)
{
    json.key(name).begin_array();
    for (auto const& each : remittances) write_remittance(json, each);
    json.end_array();
}

void write_day_line(JsonWriter& json, closing::Line const& line)
{
    auto const account = account_of(line.account);
    json.begin_object();
    write_account(json, account);
    write_money(json, "debit", money(line.debit, account.currency));
    write_money(json, "credit", money(line.credit, account.currency));
    write_sums(json, line, account.currency);
    json.end_object();
}

core::CsvText& account_cells(core::CsvText& csv, ledger::Account const& account)
{
    auto const exponent = money(0, account.currency).currency().exponent;
    return csv.text(account.code)
        .text(word_of(account.kind))
        .text(account.part)
        .text(account.mission)
        .text(account.acquirer)
        .text(account.currency)
        .number(exponent);
}

core::CsvText header_of_accounts()
{
    core::CsvText csv;
    for (auto const* const name : {"account", "kind", "part", "mission", "acquirer", "currency", "exponent"})
        csv.text(name);
    return csv;
}

} // namespace

std::string accounts_json(std::vector<closing::Line> const& lines, std::string_view next_cursor)
{
    JsonWriter json;
    json.begin_object();
    write_accounts(json, lines);
    write_cursor(json, next_cursor);
    json.end_object();
    return std::move(json).take();
}

std::string trial_balance_json(std::vector<closing::Line> const& lines, core::Instant at)
{
    JsonWriter json;
    json.begin_object();
    write_time(json, "at", at);
    write_accounts(json, lines);
    write_totals(json, lines);
    json.end_object();
    return std::move(json).take();
}

std::string transfers_json(std::vector<closing::Posted> const& page, std::string_view next_cursor)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& transfer : page) write_transfer(json, transfer);
    json.end_array();
    write_cursor(json, next_cursor);
    json.end_object();
    return std::move(json).take();
}

std::string statement_json(closing::Statement const& statement, std::string_view signed_statement)
{
    auto const remittances = closing::remittances_of(statement);
    JsonWriter json;
    json.begin_object().text("day", core::to_date(statement.day));
    write_time(json, "from", statement.span.from);
    write_time(json, "until", statement.span.until);
    write_time(json, "closed_at", statement.closed_at);
    json.key("lines").begin_array();
    for (auto const& line : statement.lines) write_day_line(json, line);
    json.end_array();
    write_remittances(json, "remittance", remittances);
    write_remittances(json, "remittance_totals", closing::totals_of(remittances));
    json.key("feed")
        .begin_object()
        .number("seq", statement.feed_seq)
        .text("hash", statement.feed_hash)
        .end_object();
    json.key("log").begin_object().number("size", statement.log_size).end_object();
    json.text("previous_hash", statement.previous_hash).text("hash", statement.hash);
    json.text("kid", core::to_hex(statement.kid)).text("statement", signed_statement);
    json.end_object();
    return std::move(json).take();
}

std::string accounts_csv(std::vector<closing::Line> const& lines)
{
    auto csv = header_of_accounts();
    csv.text("debits_minor").text("credits_minor").text("balance_minor").end_line();
    for (auto const& line : lines) {
        account_cells(csv, account_of(line.account)).number(line.debits).number(line.credits);
        csv.number(line.debits - line.credits).end_line();
    }
    return std::move(csv).take();
}

std::string transfers_csv(std::vector<closing::Posted> const& page)
{
    core::CsvText csv;
    for (auto const* const name :
         {"transfer_id",
          "posted_at",
          "source_kind",
          "source_id",
          "debit",
          "credit",
          "mission",
          "part",
          "currency",
          "exponent",
          "amount_minor"})
        csv.text(name);
    csv.end_line();
    for (auto const& transfer : page) {
        auto const exponent = money(0, transfer.currency).currency().exponent;
        csv.text(transfer.id)
            .text(core::to_rfc3339(transfer.at))
            .text(transfer.source_kind)
            .text(transfer.source_id);
        csv.text(transfer.debit).text(transfer.credit).text(transfer.mission).text(transfer.part);
        csv.text(transfer.currency).number(exponent).number(transfer.amount_minor).end_line();
    }
    return std::move(csv).take();
}

std::string statement_csv(closing::Statement const& statement)
{
    core::CsvText csv;
    csv.text("day");
    for (auto const* const name : {"account", "kind", "part", "mission", "acquirer", "currency", "exponent"})
        csv.text(name);
    for (auto const* const name :
         {"debit_minor", "credit_minor", "debits_minor", "credits_minor", "balance_minor"})
        csv.text(name);
    csv.end_line();
    for (auto const& line : statement.lines) {
        csv.text(core::to_date(statement.day));
        account_cells(csv, account_of(line.account)).number(line.debit).number(line.credit);
        csv.number(line.debits).number(line.credits).number(line.debits - line.credits).end_line();
    }
    return std::move(csv).take();
}

} // namespace etimbre::http::api
