#include "http/api/settlements_json.hpp"

#include "core/currency.hpp"
#include "http/api/json_values.hpp"

#include <utility>

namespace etimbre::http::api {
namespace {

using app::settlement::File;
using app::settlement::State;

/// Of an account of ours; a row never has a currency that is not known.
core::Currency currency_of(File const& file)
{
    return core::currency_of(file.summary.currency).value_or(core::mad);
}

void write_text_or_null(JsonWriter& json, std::string_view name, std::string_view text)
{
    if (text.empty())
        json.null(name);
    else
        json.text(name, text);
}

void write_amount(JsonWriter& json, std::string_view name, std::int64_t minor, core::Currency currency)
{
    write_money(json, name, core::Money::of_minor(minor, currency));
}

void write_amount_or_null(
    JsonWriter& json, std::string_view name, std::optional<std::int64_t> minor, core::Currency currency
)
{
    if (minor)
        write_amount(json, name, *minor, currency);
    else
        json.null(name);
}

bool has_sums(File const& file)
{
    return file.state != State::received && file.state != State::rejected;
}

void write_sums(JsonWriter& json, File const& file)
{
    if (!has_sums(file)) {
        json.null("entries").null("lines");
        return;
    }
    auto const currency = currency_of(file);
    auto const& [entries, lines] = std::tie(file.summary.entries, file.summary.lines);
    json.key("entries").begin_object().number("count", entries.credit_count + entries.debit_count);
    write_amount(json, "credits", entries.credit_minor, currency);
    write_amount(json, "debits", entries.debit_minor, currency);
    json.end_object();
    json.key("lines").begin_object().number("count", lines.count);
    write_amount(json, "gross", lines.gross_minor, currency);
    write_amount(json, "fee", lines.fee_minor, currency);
    write_amount(json, "net", lines.net_minor, currency);
    json.end_object();
}

void write_error(JsonWriter& json, File const& file)
{
    if (file.state != State::rejected) {
        json.null("error");
        return;
    }
    json.key("error").begin_object().text("what", file.error.what);
    json.number("line", static_cast<std::int64_t>(file.error.line));
    json.text("element", file.error.element).end_object();
}

void write_members(JsonWriter& json, File const& file)
{
    json.text("settlement_id", file.sha).text("state", word_of(file.state));
    write_text_or_null(json, "format", file.summary.format);
    write_text_or_null(json, "acquirer", file.summary.acquirer);
    write_text_or_null(json, "message_id", file.summary.message_id);
    json.number("size_bytes", file.size_bytes).text("uploaded_by", file.uploaded_by);
    write_time(json, "received_at", file.received);
    if (file.decided)
        write_time(json, "decided_at", *file.decided);
    else
        json.null("decided_at");
    write_text_or_null(json, "superseded_by", file.superseded_by);
    write_sums(json, file);
    write_error(json, file);
}

std::string_view mark_of(domain::settlement::Copy copy)
{
    switch (copy) {
    case domain::settlement::Copy::none:
        return "";
    case domain::settlement::Copy::copy:
        return "COPY";
    case domain::settlement::Copy::duplicate:
        return "DUPL";
    case domain::settlement::Copy::copy_of_duplicate:
        return "CODU";
    }
    return "";
}

void write_number_or_null(JsonWriter& json, std::string_view name, std::optional<std::int64_t> number)
{
    if (number)
        json.number(name, *number);
    else
        json.null(name);
}

void write_statement(JsonWriter& json, app::settlement::StatementView const& view, core::Currency currency)
{
    auto const& [number, identity, content, head, end] = view.laid;
    json.begin_object().number("number", number).text("statement_id", head.statement_id);
    json.text("account", head.account).number("year", head.year);
    write_number_or_null(json, "sequence", head.sequence_no);
    json.number("page", head.page_no).truth("last_page", end.last_page);
    write_text_or_null(json, "copy", mark_of(head.copy));
    write_number_or_null(json, "revision", view.revision);
    write_text_or_null(json, "first_day", head.first_day ? core::to_date(*head.first_day) : "");
    write_text_or_null(json, "last_day", head.last_day ? core::to_date(*head.last_day) : "");
    write_amount_or_null(json, "opening", end.opening_minor, currency);
    write_amount_or_null(json, "closing", end.closing_minor, currency);
    write_amount(json, "credits", end.booked.credit_minor, currency);
    write_amount(json, "debits", end.booked.debit_minor, currency);
    json.end_object();
}

} // namespace

void write_settlement(JsonWriter& json, File const& file)
{
    json.begin_object();
    write_members(json, file);
    json.end_object();
}

void write_settlement_members(JsonWriter& json, SettlementView const& view)
{
    write_members(json, view.file);
    json.key("statements").begin_array();
    std::size_t written = 0;
    for (auto const& statement : view.statements)
        if (written++ < shown_statements) write_statement(json, statement, currency_of(view.file));
    json.end_array().truth("more_statements", view.statements.size() > shown_statements);
}

std::string settlement_json(SettlementView const& view)
{
    JsonWriter json;
    json.begin_object();
    write_settlement_members(json, view);
    json.end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
