#include "http/api/exceptions_text.hpp"

#include "core/csv_text.hpp"
#include "http/api/json_values.hpp"
#include "http/api/json_writer.hpp"

#include <chrono>
#include <utility>

namespace etimbre::http::api {
namespace {

using app::reconcile::Exception;
using app::reconcile::HistoryStep;
namespace recon = domain::reconciliation;

void write_text_or_null(JsonWriter& json, std::string_view name, std::string_view text)
{
    if (text.empty())
        json.null(name);
    else
        json.text(name, text);
}

std::string_view state_of(Exception const& exception)
{
    return word_in(recon::state_words, exception.state);
}

std::int64_t age_of(Exception const& exception, core::Instant now)
{
    return std::chrono::floor<std::chrono::seconds>(now - exception.opened).count();
}

void write_place(JsonWriter& json, Exception const& exception)
{
    write_text_or_null(json, "settlement_id", exception.file);
    if (exception.file.empty())
        json.null("line");
    else
        json.number("line", exception.number);
}

void write_exception(JsonWriter& json, Exception const& exception, core::Instant now)
{
    json.text("exception_id", exception.id).text("code", word_of(exception.code));
    json.text("state", state_of(exception));
    json.key("subject").begin_object().text("kind", exception.subject_kind);
    json.text("id", exception.subject_id).end_object();
    json.text("acquirer", exception.acquirer);
    write_money(json, "amount", exception.amount);
    write_text_or_null(json, "account", exception.account);
    write_money(json, "waiting", core::Money::of_minor(exception.residue_minor, exception.amount.currency()));
    json.text("day", core::to_date(exception.day)).text("detail", exception.detail);
    write_place(json, exception);
    write_text_or_null(json, "action", exception.action);
    write_text_or_null(json, "proposed_by", exception.maker);
    write_text_or_null(json, "approved_by", exception.checker);
    write_time(json, "opened_at", exception.opened);
    json.number("age_seconds", age_of(exception, now));
}

void write_step(JsonWriter& json, HistoryStep const& step, core::Currency currency)
{
    json.begin_object().number("number", step.number).text("step", step.step);
    write_text_or_null(json, "from", step.from);
    json.text("to", step.to).text("by", step.actor).text("reason", step.reason);
    write_money(json, "moved", core::Money::of_minor(step.moved_minor, currency));
    write_time(json, "at", step.at);
    json.end_object();
}

} // namespace

std::string
exceptions_json(std::vector<Exception> const& page, std::string_view next_cursor, core::Instant now)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& each : page) {
        json.begin_object();
        write_exception(json, each, now);
        json.end_object();
    }
    json.end_array();
    write_text_or_null(json, "next_cursor", next_cursor);
    json.end_object();
    return std::move(json).take();
}

std::string exceptions_csv(std::vector<Exception> const& page, core::Instant now)
{
    core::CsvText csv;
    for (auto const* const name :
         {"exception_id",
          "code",
          "state",
          "subject_kind",
          "subject_id",
          "acquirer",
          "day",
          "currency",
          "exponent",
          "amount_minor",
          "account",
          "waiting_minor",
          "detail",
          "action",
          "proposed_by",
          "approved_by",
          "opened_at",
          "age_seconds"})
        csv.text(name);
    csv.end_line();
    for (auto const& each : page) {
        auto const currency = each.amount.currency();
        csv.text(each.id).text(word_of(each.code)).text(state_of(each)).text(each.subject_kind);
        csv.text(each.subject_id).text(each.acquirer).text(core::to_date(each.day)).text(currency.name());
        csv.number(currency.exponent).number(each.amount.minor()).text(each.account);
        csv.number(each.residue_minor).text(each.detail).text(each.action).text(each.maker);
        csv.text(each.checker).text(core::to_rfc3339(each.opened)).number(age_of(each, now)).end_line();
    }
    return std::move(csv).take();
}

std::string
exception_json(Exception const& exception, std::vector<HistoryStep> const& history, core::Instant now)
{
    JsonWriter json;
    json.begin_object();
    write_exception(json, exception, now);
    json.key("history").begin_array();
    for (auto const& step : history) write_step(json, step, exception.amount.currency());
    json.end_array().end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
