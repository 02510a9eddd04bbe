#include "commands/settlement_report.hpp"

#include "core/currency.hpp"
#include "core/money.hpp"
#include "http/api/json_values.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace etimbre::commands {
namespace {

using app::settlement::File;
using app::settlement::State;

std::string amount(std::int64_t minor, File const& file)
{
    auto const currency = core::currency_of(file.summary.currency).value_or(core::mad);
    return core::to_decimal(core::Money::of_minor(minor, currency)) + ' ' + std::string{currency.name()};
}

/// "1 line", "2 lines".
std::string counted(std::int64_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string refusal_of(File const& file)
{
    auto text = "  refused at line " + std::to_string(file.error.line);
    if (!file.error.element.empty()) text += " (" + file.error.element + ")";
    return text + ": " + file.error.what + '\n';
}

std::string sums_of(File const& file)
{
    auto const& [entries, lines] = std::tie(file.summary.entries, file.summary.lines);
    std::string text;
    if (auto const count = entries.credit_count + entries.debit_count; count > 0)
        text += "  " + counted(count, "entry", "entries") + ": credits " +
                amount(entries.credit_minor, file) + ", debits " + amount(entries.debit_minor, file) + '\n';
    return text + "  " + counted(lines.count, "line", "lines") + ": gross " +
           amount(lines.gross_minor, file) + ", fee " + amount(lines.fee_minor, file) + ", net " +
           amount(lines.net_minor, file) + '\n';
}

std::string statements_of(http::api::SettlementView const& view)
{
    using View = app::settlement::StatementView;
    auto const count = [&](auto which) {
        return std::to_string(std::ranges::count_if(view.statements, which));
    };
    return "  statements: " + count([](View const& each) { return each.revision == 1; }) + " new, " +
           count([](View const& each) { return each.revision > 1; }) + " revised, " +
           count([](View const& each) { return !each.revision; }) + " copied\n";
}

std::string exceptions_of(ImportedFile const& file)
{
    if (!file.exceptions) return "";
    if (file.exceptions->empty()) return "  exceptions: none\n";
    std::string text{"  exceptions:"};
    for (auto const& each : *file.exceptions)
        text.append(" ")
            .append(std::to_string(each.count))
            .append(" ")
            .append(word_of(each.code))
            .append(" ")
            .append(amount(each.minor, file.view.file))
            .append(&each == &file.exceptions->back() ? "\n" : ",");
    return text;
}

void write_exceptions(http::api::JsonWriter& json, ImportedFile const& file)
{
    if (!file.exceptions) {
        json.null("exceptions");
        return;
    }
    json.key("exceptions").begin_array();
    for (auto const& each : *file.exceptions) {
        json.begin_object().text("code", word_of(each.code)).number("count", each.count);
        http::api::write_money(json, "amount", core::Money::of_minor(each.minor, each.currency));
        json.end_object();
    }
    json.end_array();
}

std::string_view outcome_of(ImportedFile const& file, bool dry_run)
{
    auto const state = file.view.file.state;
    if (file.was_there) return word_of(state);
    if (!dry_run) return word_of(state);
    return state == State::rejected ? "would be rejected" : "would be published";
}

} // namespace

std::string text_of(ImportedFile const& file, bool dry_run)
{
    auto const& of = file.view.file;
    auto text = file.name + ": " + (file.was_there ? "taken in before, " : "") +
                std::string{outcome_of(file, dry_run)};
    if (!of.summary.format.empty()) text += "  " + of.summary.format;
    if (!of.summary.acquirer.empty()) text += " of " + of.summary.acquirer;
    text += "\n  id " + of.sha + '\n';
    if (of.state == State::rejected) return text + refusal_of(of);
    return text + sums_of(of) + statements_of(file.view) + exceptions_of(file);
}

std::string json_of(ImportedFile const& file, bool dry_run)
{
    http::api::JsonWriter json;
    json.begin_object().text("file", file.name).truth("was_there", file.was_there).truth("dry_run", dry_run);
    write_settlement_members(json, file.view);
    write_exceptions(json, file);
    json.end_object();
    return std::move(json).take() + '\n';
}

} // namespace etimbre::commands
