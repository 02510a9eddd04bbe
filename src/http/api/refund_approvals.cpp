#include "http/api/refund_approvals.hpp"

#include "app/refund/approve_refund.hpp"
#include "http/api/page_query.hpp"
#include "http/api/refunds_json.hpp"
#include "http/server/fields.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace etimbre::http::api {
namespace {

using Views = std::vector<RefundView>;

RefundView view_of(app::work::Unit& unit, app::refund::Refund refund)
{
    auto lines = unit.refund.refunds.lines(refund.id);
    auto approval = unit.refund.refunds.approval(refund.id);
    return {std::move(refund), std::move(lines), std::move(approval)};
}

/// "1796086454170645-9f…": the moment and the id of the last refund of the page before.
std::string cursor_of(app::refund::Refund const& refund)
{
    return std::to_string(core::micros_of(refund.created_at)) + '-' + refund.id.value;
}

bool read_cursor(std::string_view cursor, app::refund::Listing& listing)
{
    if (cursor.empty()) return true;
    auto const dash = cursor.find('-');
    if (dash == std::string_view::npos || !core::is_id(cursor.substr(dash + 1))) return false;
    std::int64_t micros = 0;
    auto const [end, error] = std::from_chars(cursor.data(), cursor.data() + dash, micros);
    if (error != std::errc{} || end != cursor.data() + dash || micros < 0) return false;
    listing.after = core::instant_of_micros(micros);
    listing.last = core::RefundId{std::string{cursor.substr(dash + 1)}};
    return true;
}

/// One word of the outside may be several states.
std::vector<domain::refund::State> states_of(std::string_view outward)
{
    std::vector<domain::refund::State> states;
    for (auto const& [state, word] : domain::refund::state_words)
        if (domain::refund::outward_word_of(state) == outward) states.push_back(state);
    return states;
}

app::refund::Listing
listing_of(server::Request const& request, PageQuery const& page, std::vector<server::FieldError>& errors)
{
    app::refund::Listing listing{.most = page.limit + 1};
    if (!read_cursor(page.cursor, listing))
        errors.push_back({"/cursor", "format", "Send the next_cursor of the page before."});
    auto const word = request.query_value("state");
    if (!word.empty()) listing.states = states_of(word);
    if (!word.empty() && listing.states.empty())
        errors.push_back({"/state", "word", "This is no state of a refund."});
    return listing;
}

std::string page_json(Views views, std::size_t limit)
{
    bool const more = views.size() > limit;
    if (more) views.erase(views.begin() + static_cast<std::ptrdiff_t>(limit), views.end());
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& view : views) write_refund(json, view);
    json.end_array();
    if (more)
        json.text("next_cursor", cursor_of(views.back().refund));
    else
        json.null("next_cursor");
    json.end_object();
    return std::move(json).take();
}

} // namespace

void get_refunds(Desk const& desk, Principal const&, Call call)
{
    std::vector<server::FieldError> errors;
    auto const page = read_page_query(*call.request, errors);
    auto listing = listing_of(*call.request, page, errors);
    if (!errors.empty()) return call.refuse(errors);
    answer_from<Views>(
        desk.read_reserved,
        std::move(call),
        [listing = std::move(listing)](app::work::Unit& unit) {
            Views views;
            for (auto& refund : unit.refund.refunds.list(listing))
                views.push_back(view_of(unit, std::move(refund)));
            return views;
        },
        [limit = page.limit](Views views, server::Request const&) {
            return server::json_response(200, page_json(std::move(views), limit));
        }
    );
}

void post_approval(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    std::vector<server::FieldError> errors;
    server::Fields{*body, "", errors}.end();
    if (!errors.empty()) return call.refuse(errors);

    app::refund::ApproveRefund command{{std::string{call.request->parameter("id")}}, principal.identity};
    answer_from<core::Result<RefundView>>(
        desk.write_reserved,
        std::move(call),
        [command = std::move(command),
         now = desk.clock()](app::work::Unit& unit) -> core::Result<RefundView> {
            auto approved = app::refund::approve_refund(unit.refund, command, now);
            if (!approved) return std::unexpected{approved.error()};
            return view_of(unit, *std::move(approved));
        },
        [&desk](core::Result<RefundView> view, server::Request const& request) {
            if (!view) return server::problem(view.error(), request.request_id);
            desk.wake_jobs();
            return server::json_response(200, refund_json(*view));
        }
    );
}

} // namespace etimbre::http::api
