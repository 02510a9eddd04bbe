#include "http/api/ledger.hpp"

#include "app/closing/statement.hpp"
#include "app/closing/trial_balance.hpp"
#include "http/api/accepted.hpp"
#include "http/api/ledger_text.hpp"
#include "http/api/page_query.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

namespace closing = app::closing;
using Lines = std::vector<closing::Line>;
using Errors = std::vector<server::FieldError>;

server::Response csv_response(std::string body, std::string_view next_cursor = {})
{
    server::Response response{200, "text/csv; charset=utf-8; header=present", std::move(body)};
    if (!next_cursor.empty()) response.headers.emplace_back("Next-Cursor", std::string{next_cursor});
    return response;
}

bool wants_csv(server::Request const& request)
{
    return accepted(request, {as_json, as_csv}) == as_csv;
}

/// At most `limit` of the accounts after the one that the cursor names.
Lines page_of(Lines lines, std::string_view cursor, std::size_t limit, std::string& next_cursor)
{
    auto const first = std::ranges::upper_bound(lines, cursor, {}, [](closing::Line const& line) {
        return std::string_view{line.account};
    });
    lines.erase(lines.begin(), first);
    if (lines.size() <= limit) return lines;
    lines.resize(limit);
    next_cursor = lines.back().account;
    return lines;
}

std::optional<core::Instant> read_moment(server::Request const& request, core::Instant now, Errors& errors)
{
    auto const text = request.query_value("at");
    if (text.empty()) return now;
    auto const at = core::from_rfc3339(text);
    if (!at) errors.push_back({"/at", "format", "A time as RFC 3339 writes it: 2026-11-30T23:00:00Z."});
    return at;
}

closing::Span read_span(Desk const& desk, server::Request const& request, Errors& errors)
{
    closing::Span const always{core::instant_of_micros(0), core::Instant::max()};
    auto const text = request.query_value("date");
    if (text.empty()) return always;
    auto const day = core::from_date(text);
    if (!day) errors.push_back({"/date", "format", "A day: 2026-11-30."});
    return day ? desk.calendar.span(*day) : always;
}

/// "1800000000123456.capture:…:0", in base64url.
std::string cursor_of(closing::Posted const& last)
{
    return core::to_base64url(core::as_bytes(std::to_string(core::micros_of(last.at)) + '.' + last.id));
}

bool read_cursor(std::string_view cursor, closing::Wanted& wanted)
{
    if (cursor.empty()) return true;
    auto const bytes = core::from_base64url(cursor);
    if (!bytes) return false;
    auto const text = core::as_text(*bytes);
    std::int64_t after_us = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), after_us);
    if (error != std::errc{} || end == text.data() + text.size() || *end != '.' || after_us < 0) return false;
    wanted.after = core::instant_of_micros(after_us);
    wanted.after_id = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    return true;
}

closing::Wanted
read_wanted(Desk const& desk, server::Request const& request, PageQuery const& query, Errors& errors)
{
    closing::Wanted wanted{
        .span = read_span(desk, request, errors),
        .account = std::string{request.query_value("account")},
        .mission = std::string{request.query_value("mission")},
        .after = core::instant_of_micros(0),
        .after_id = "",
    };
    if (!read_cursor(query.cursor, wanted))
        errors.push_back({"/cursor", "unknown", "Use the next_cursor of the page before."});
    return wanted;
}

server::Response
transfers_response(std::vector<closing::Posted> page, std::size_t limit, server::Request const& request)
{
    std::string next_cursor;
    if (page.size() > limit) {
        page.resize(limit);
        next_cursor = cursor_of(page.back());
    }
    if (wants_csv(request)) return csv_response(transfers_csv(page), next_cursor);
    return server::json_response(200, transfers_json(page, next_cursor));
}

server::Response
day_response(Desk const& desk, closing::Statement const& statement, server::Request const& request)
{
    auto const form = accepted(request, {as_json, as_csv, as_pdf});
    if (form == as_csv) return csv_response(statement_csv(statement));
    if (form == as_pdf) return {200, std::string{as_pdf}, desk.statement_pdf(statement), {}};
    auto const sign = [&desk](domain::stamp::Kid const& kid, core::ByteView message) {
        return desk.signer.sign(kid, message);
    };
    return server::json_response(
        200, statement_json(statement, core::to_base64url(closing::signed_statement(statement, sign)))
    );
}

Lines balance_at(app::work::Unit& unit, core::Instant at)
{
    return closing::trial_balance(unit.ledger, unit.days, at);
}

} // namespace

void get_ledger_accounts(Desk const& desk, Principal const& /*principal*/, Call call)
{
    Errors errors;
    auto const query = read_page_query(*call.request, errors);
    if (!errors.empty()) return call.refuse(errors);
    answer_from<Lines>(
        desk.read,
        std::move(call),
        [now = desk.clock()](app::work::Unit& unit) { return balance_at(unit, now); },
        [cursor = std::string{query.cursor},
         limit = query.limit](Lines lines, server::Request const& request) {
            std::string next_cursor;
            auto const page = page_of(std::move(lines), cursor, limit, next_cursor);
            if (wants_csv(request)) return csv_response(accounts_csv(page), next_cursor);
            return server::json_response(200, accounts_json(page, next_cursor));
        }
    );
}

void get_ledger_transfers(Desk const& desk, Principal const& /*principal*/, Call call)
{
    Errors errors;
    auto const query = read_page_query(*call.request, errors, {"account", "mission", "date"});
    auto wanted = read_wanted(desk, *call.request, query, errors);
    if (!errors.empty()) return call.refuse(errors);
    answer_from<std::vector<closing::Posted>>(
        desk.read,
        std::move(call),
        [wanted = std::move(wanted), most = query.limit + 1](app::work::Unit& unit) {
            return unit.ledger.transfers(wanted, most);
        },
        [limit = query.limit](std::vector<closing::Posted> page, server::Request const& request) {
            return transfers_response(std::move(page), limit, request);
        }
    );
}

void get_trial_balance(Desk const& desk, Principal const& /*principal*/, Call call)
{
    Errors errors;
    refuse_repeated(*call.request, "at", errors);
    auto const at = read_moment(*call.request, desk.clock(), errors);
    if (!errors.empty() || !at) return call.refuse(errors);
    answer_from<Lines>(
        desk.read,
        std::move(call),
        [at = *at](app::work::Unit& unit) { return balance_at(unit, at); },
        [at = *at](Lines lines, server::Request const& request) {
            if (wants_csv(request)) return csv_response(accounts_csv(lines));
            return server::json_response(200, trial_balance_json(lines, at));
        }
    );
}

void get_ledger_day(Desk const& desk, Principal const& /*principal*/, Call call)
{
    auto const day = core::from_date(call.request->parameter("date"));
    if (!day) return call.refuse({core::Reason::not_found});
    using Found = std::optional<closing::Statement>;
    answer_from<Found>(
        desk.read,
        std::move(call),
        [day = *day](app::work::Unit& unit) { return unit.days.find(day); },
        [&desk](Found statement, server::Request const& request) {
            if (!statement)
                return server::problem(core::Refusal{core::Reason::not_found}, request.request_id);
            return day_response(desk, *statement, request);
        }
    );
}

} // namespace etimbre::http::api
