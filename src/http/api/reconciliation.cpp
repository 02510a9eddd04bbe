#include "http/api/reconciliation.hpp"

#include "app/reconcile/decide.hpp"
#include "app/reconcile/report.hpp"
#include "app/work/back_office.hpp"
#include "http/api/accepted.hpp"
#include "http/api/exceptions_query.hpp"
#include "http/api/exceptions_text.hpp"
#include "http/api/reconciliation_text.hpp"
#include "http/server/fields.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

namespace reconcile = app::reconcile;
namespace recon = domain::reconciliation;
using Errors = std::vector<server::FieldError>;

constexpr std::size_t reason_length_max = 200;

struct ExceptionView {
    reconcile::Exception exception;
    std::vector<reconcile::HistoryStep> history;
};

bool wants_csv(server::Request const& request)
{
    return accepted(request, {as_json, as_csv}) == as_csv;
}

server::Response csv_response(std::string body)
{
    return {200, "text/csv; charset=utf-8; header=present", std::move(body), {}};
}

ExceptionView view_of(app::work::Unit& unit, reconcile::Exception exception)
{
    auto history = unit.back_office.reconcile().exceptions.history(exception.id);
    return {std::move(exception), std::move(history)};
}

server::Response
page_response(std::vector<reconcile::Exception> page, PageQuery const& query, Desk const& desk, bool as_table)
{
    std::string next_cursor;
    if (page.size() > query.limit) {
        page.resize(query.limit);
        next_cursor = cursor_of(page.back());
    }
    if (!as_table) return server::json_response(200, exceptions_json(page, next_cursor, desk.clock()));
    auto response = csv_response(exceptions_csv(page, desk.clock()));
    if (!next_cursor.empty()) response.headers.emplace_back("Next-Cursor", next_cursor);
    return response;
}

server::Response
view_response(Desk const& desk, core::Result<ExceptionView> const& view, server::Request const& request)
{
    if (!view) return server::problem(view.error(), request.request_id);
    return server::json_response(200, exception_json(view->exception, view->history, desk.clock()));
}

/// Runs a decision of people and answers what became of the exception.
template <class Decision>
void answer_decision(Desk const& desk, Call call, Decision decision)
{
    answer_from<core::Result<ExceptionView>>(
        desk.write_reserved,
        std::move(call),
        [decision = std::move(decision),
         now = desk.clock()](app::work::Unit& unit) -> core::Result<ExceptionView> {
            auto decided = decision(unit.back_office.reconcile(), now);
            if (!decided) return std::unexpected{decided.error()};
            return view_of(unit, *std::move(decided));
        },
        [&desk](core::Result<ExceptionView> const& view, server::Request const& request) {
            return view_response(desk, view, request);
        }
    );
}

recon::Action parse_action(server::Fields& fields)
{
    std::vector<std::string_view> words;
    for (auto const& [action, word] : recon::action_words) words.push_back(word);
    return recon::action_words.at(fields.word("action", words)).first;
}

bool parse_decision(server::Fields& fields)
{
    constexpr std::array<std::string_view, 2> words{"yes", "no"};
    return fields.word("decision", words) == 0;
}

} // namespace

void get_reconciled_day(Desk const& desk, Principal const& /*principal*/, Call call)
{
    auto const day = core::from_date(call.request->parameter("date"));
    if (!day) return call.refuse({core::Reason::not_found});
    answer_from<reconcile::DayReport>(
        desk.read,
        std::move(call),
        [day = *day](app::work::Unit& unit) { return unit.back_office.day_reports().day(day); },
        [day = *day](reconcile::DayReport const& report, server::Request const& request) {
            if (wants_csv(request)) return csv_response(reconciled_day_csv(day, report));
            return server::json_response(200, reconciled_day_json(day, report));
        }
    );
}

void get_exceptions(Desk const& desk, Principal const& /*principal*/, Call call)
{
    Errors errors;
    auto const query = read_page_query(*call.request, errors, {"code", "state"});
    auto page = read_exception_page(*call.request, query, errors);
    if (!errors.empty()) return call.refuse(errors);
    answer_from<std::vector<reconcile::Exception>>(
        desk.read,
        std::move(call),
        [page = std::move(page)](app::work::Unit& unit) {
            return unit.back_office.reconcile().exceptions.page(page);
        },
        [&desk,
         limit = query.limit](std::vector<reconcile::Exception> found, server::Request const& request) {
            return page_response(std::move(found), {.cursor = {}, .limit = limit}, desk, wants_csv(request));
        }
    );
}

void get_exception(Desk const& desk, Principal const& /*principal*/, Call call)
{
    answer_from<core::Result<ExceptionView>>(
        desk.read,
        std::move(call),
        [id = std::string{call.request->parameter("id")}](app::work::Unit& unit
        ) -> core::Result<ExceptionView> {
            auto found = unit.back_office.reconcile().exceptions.find(id);
            if (!found) return core::refuse(core::Reason::not_found);
            return view_of(unit, *std::move(found));
        },
        [&desk](core::Result<ExceptionView> const& view, server::Request const& request) {
            return view_response(desk, view, request);
        }
    );
}

void post_proposal(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    Errors errors;
    server::Fields fields{*body, "", errors};
    reconcile::Proposal proposal{
        .exception = std::string{call.request->parameter("id")},
        .action = parse_action(fields),
        .reason = fields.text("reason", 1, reason_length_max),
        .actor = principal.identity,
    };
    fields.end();
    if (!errors.empty()) return call.refuse(errors);
    answer_decision(
        desk,
        std::move(call),
        [proposal = std::move(proposal)](reconcile::Books& books, core::Instant now) {
            return reconcile::propose(books, proposal, now);
        }
    );
}

void post_decision(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    Errors errors;
    server::Fields fields{*body, "", errors};
    reconcile::Approval approval{
        .exception = std::string{call.request->parameter("id")},
        .yes = parse_decision(fields),
        .reason = fields.text("reason", 1, reason_length_max),
        .actor = principal.identity,
    };
    fields.end();
    if (!errors.empty()) return call.refuse(errors);
    answer_decision(
        desk,
        std::move(call),
        [approval = std::move(approval)](reconcile::Books& books, core::Instant now) {
            return reconcile::approve(books, approval, now);
        }
    );
}

} // namespace etimbre::http::api
