#include "http/api/reconciliation_text.hpp"

#include "core/csv_text.hpp"
#include "http/api/json_values.hpp"
#include "http/api/json_writer.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::http::api {
namespace {

namespace reconcile = app::reconcile;
using core::Currency;

void write_count(
    JsonWriter& json, std::string_view name, std::int64_t count, std::int64_t minor, Currency currency
)
{
    json.key(name).begin_object().number("count", count);
    write_money(json, "amount", core::Money::of_minor(minor, currency));
    json.end_object();
}

void write_tally(JsonWriter& json, std::string_view name, reconcile::Tally const& tally)
{
    json.key(name).begin_object();
    write_count(json, "all", tally.count, tally.minor, core::mad);
    write_count(json, "matched", tally.matched, tally.matched_minor, core::mad);
    json.end_object();
}

/// What the file declares, and what became of it.
void write_proof(
    JsonWriter& json,
    std::string_view name,
    std::pair<std::int64_t, std::int64_t> declared,
    reconcile::Count const& count,
    Currency currency
)
{
    json.key(name).begin_object();
    write_count(json, "declared", declared.first, declared.second, currency);
    write_count(json, "matched", count.matched, count.matched_minor, currency);
    write_count(json, "exceptions", count.exceptions, count.exceptions_minor, currency);
    json.end_object();
}

void write_file(JsonWriter& json, reconcile::FileOfDay const& file)
{
    json.begin_object().text("settlement_id", file.file).text("format", file.format);
    json.text("acquirer", file.acquirer).text("state", file.state);
    write_proof(json, "lines", {file.lines, file.net_minor}, file.of_lines, file.currency);
    write_proof(json, "movements", {file.entries, file.entry_minor}, file.of_entries, file.currency);
    json.truth("complete", file.complete()).end_object();
}

void write_payout(JsonWriter& json, reconcile::PayoutOfDay const& payout)
{
    json.begin_object().text("acquirer", payout.acquirer).text("reference", payout.reference);
    json.text("state", payout.state);
    write_count(json, "reported", payout.lines, payout.net_minor, payout.currency);
    write_count(json, "banked", payout.movements, payout.banked_minor, payout.currency);
    json.end_object();
}

void write_code(JsonWriter& json, reconcile::CodeOfDay const& code)
{
    json.begin_object().text("code", code.code).text("state", code.state).number("count", code.count);
    write_money(json, "amount", core::Money::of_minor(code.minor, code.currency));
    json.end_object();
}

template <class Row>
void write_all(
    JsonWriter& json,
    std::string_view name,
    std::vector<Row> const& rows,
    void (*write)(JsonWriter&, Row const&)
)
{
    json.key(name).begin_array();
    for (auto const& row : rows) write(json, row);
    json.end_array();
}

/// One line of the table. Cells that mean nothing there are empty.
struct DayRow {
    std::string_view what;
    std::string_view name{};
    std::string_view acquirer{};
    std::string_view state{};
    Currency currency = core::mad;
    std::int64_t count = 0;
    std::int64_t minor = 0;
    reconcile::Count of{};
};

void add(core::CsvText& csv, std::chrono::sys_days day, DayRow const& row)
{
    csv.text(core::to_date(day)).text(row.what).text(row.name).text(row.acquirer).text(row.state);
    csv.text(row.currency.name()).number(row.currency.exponent).number(row.count).number(row.minor);
    csv.number(row.of.matched).number(row.of.matched_minor);
    csv.number(row.of.exceptions).number(row.of.exceptions_minor).end_line();
}

void add(core::CsvText& csv, std::chrono::sys_days day, std::string_view what, reconcile::Tally const& tally)
{
    add(csv,
        day,
        {.what = what,
         .count = tally.count,
         .minor = tally.minor,
         .of = {.matched = tally.matched, .matched_minor = tally.matched_minor}});
}

void add(core::CsvText& csv, std::chrono::sys_days day, reconcile::FileOfDay const& file)
{
    auto const row = [&](std::string_view what, std::int64_t count, std::int64_t minor, auto const& of) {
        add(csv, day, {what, file.file, file.acquirer, file.state, file.currency, count, minor, of});
    };
    row("lines of a file", file.lines, file.net_minor, file.of_lines);
    row("movements of a file", file.entries, file.entry_minor, file.of_entries);
}

void add(core::CsvText& csv, std::chrono::sys_days day, reconcile::PayoutOfDay const& payout)
{
    reconcile::Count const banked{.matched = payout.movements, .matched_minor = payout.banked_minor};
    add(csv,
        day,
        {"payout",
         payout.reference,
         payout.acquirer,
         payout.state,
         payout.currency,
         payout.lines,
         payout.net_minor,
         banked});
}

} // namespace

std::string reconciled_day_json(std::chrono::sys_days day, reconcile::DayReport const& report)
{
    JsonWriter json;
    json.begin_object().text("day", core::to_date(day)).truth("matched", report.matched());
    json.truth("complete", std::ranges::all_of(report.files, &reconcile::FileOfDay::complete));
    write_tally(json, "sales", report.sales);
    write_tally(json, "refunds", report.refunds);
    write_tally(json, "chargebacks", report.chargebacks);
    write_all(json, "files", report.files, write_file);
    write_all(json, "payouts", report.payouts, write_payout);
    write_all(json, "exceptions", report.exceptions, write_code);
    json.end_object();
    return std::move(json).take();
}

std::string reconciled_day_csv(std::chrono::sys_days day, reconcile::DayReport const& report)
{
    core::CsvText csv;
    for (auto const* const name :
         {"day",
          "what",
          "name",
          "acquirer",
          "state",
          "currency",
          "exponent",
          "count",
          "amount_minor",
          "matched",
          "matched_minor",
          "exceptions",
          "exceptions_minor"})
        csv.text(name);
    csv.end_line();
    add(csv, day, "sales", report.sales);
    add(csv, day, "refunds", report.refunds);
    add(csv, day, "chargebacks", report.chargebacks);
    for (auto const& file : report.files) add(csv, day, file);
    for (auto const& payout : report.payouts) add(csv, day, payout);
    for (auto const& each : report.exceptions)
        add(csv,
            day,
            {.what = "exceptions",
             .name = each.code,
             .state = each.state,
             .currency = each.currency,
             .count = each.count,
             .minor = each.minor});
    return std::move(csv).take();
}

} // namespace etimbre::http::api
