#include "web/refund_page.hpp"

#include "http/api/failure.hpp"
#include "http/api/once.hpp"
#include "http/server/form.hpp"
#include "web/form_token.hpp"
#include "web/order_door.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/refund_content.hpp"
#include "web/refund_words.hpp"

#include <algorithm>
#include <optional>

namespace etimbre::web {
namespace {

namespace api = http::api;
using http::server::Response;

/// What came of a form: the order as it stood, and why nothing was done, if so.
struct Result {
    std::optional<api::OrderView> view{};
    std::vector<Mistake> mistakes{};
    std::string_view said{};
    bool done = false;
};

struct Sent {
    OrderDoor door;
    Visit visit;
    ReturnForm form{};
    std::optional<std::string> name{};
    core::Instant now{};
};

ReturnForm read_return_form(http::server::FormFields const& fields)
{
    ReturnForm form;
    for (auto const& [name, value] : fields) {
        if (name == "stamp") form.numbers.push_back(value);
        if (name == "email") form.email = value;
        if (name == "token") form.token = value;
    }
    std::ranges::sort(form.numbers);
    auto const twice = std::ranges::unique(form.numbers);
    form.numbers.erase(twice.begin(), twice.end());
    return form;
}

/// Addresses are compared as people write them, in small letters or large.
bool same_address(std::string_view left, std::string_view right)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

Response
return_page(api::Desk const& desk, api::OrderView const& view, Sent const& sent, Result const& result)
{
    ReturnPage const page{
        sent.door, sent.form, result.mistakes, result.said, draw_form_token(desk, sent.visit)
    };
    auto response = page_response(
        result.mistakes.empty() && result.said.empty() ? 200 : 422,
        {
            .language = sent.door.language,
            .title = std::string{refund_words_in(sent.door.language).question.title},
            .here = order_path(sent.door, "/return"),
            .forms = Forms::here,
            .nonce = core::draw_id(desk.entropy),
            .content = return_content(desk, view, page),
        }
    );
    remember(sent.visit, response);
    return response;
}

app::once::RequestKey key_of(api::Desk const& desk, Sent const& sent)
{
    auto typed = sent.door.id.value;
    for (auto const& number : sent.form.numbers) typed += '\n' + number;
    auto print = desk.fingerprint(core::as_bytes(typed));
    return {"form", sent.name.value_or("") + print, std::move(print)};
}

/// The refund, once for the same form.
bool give_back(api::Desk const& desk, app::work::Unit& unit, Sent const& sent)
{
    auto const reply = app::once::answer_once(unit.replies, key_of(desk, sent), sent.now, [&] {
        auto const refund = app::refund::request_refund(
            unit.refund, {sent.door.id, sent.form.numbers, "citizen"}, desk.refund_terms, sent.now
        );
        return app::once::Reply{refund ? 202U : 409U, refund ? refund->id.value : "", false};
    });
    return reply && reply->status == 202;
}

Result carry_out(api::Desk const& desk, app::work::Unit& unit, Sent const& sent)
{
    auto const& words = refund_words_in(sent.door.language);
    Result result{.view = api::read_order(unit, sent.door.id, sent.now)};
    if (!result.view) return result;
    if (!same_address(sent.form.email, result.view->order.payer.email))
        result.mistakes.push_back({"email", words.email_wrong});
    if (sent.form.numbers.empty()) result.mistakes.push_back({"stamps", words.none_chosen});
    if (!sent.name) result.said = words.again;
    if (!result.mistakes.empty() || !sent.name) return result;
    result.done = give_back(desk, unit, sent);
    if (!result.done) result.said = words.too_late;
    return result;
}

Response answer_of(api::Desk const& desk, Sent const& sent, Result const& result)
{
    if (!result.view) return not_found_page(sent.door.language);
    if (result.done) {
        desk.wake_jobs();
        return see_other(order_address(sent.door));
    }
    return return_page(desk, *result.view, sent, result);
}

} // namespace

void get_return_page(api::Desk const& desk, api::Call call)
{
    auto door = open_door(desk, call);
    if (!door) return;
    auto visit = visit_of(desk, *call.request);
    show_order(
        desk,
        std::move(call),
        *std::move(door),
        [&desk, visit](api::OrderView const& view, OrderDoor const& at) {
            return return_page(desk, view, {.door = at, .visit = visit}, {});
        }
    );
}

void post_return_page(api::Desk const& desk, api::Call call)
{
    auto const door = open_door(desk, call);
    if (!door) return;
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(door->language));
    auto const fields = http::server::parse_form(call.request->body);
    if (!fields) return call.refuse(fields.error());
    Sent sent{*door, visit_of(desk, *call.request), read_return_form(*fields), {}, desk.clock()};
    sent.name = name_in(desk, sent.visit, sent.form.token);
    app::work::run<Result>(
        desk.write,
        [&desk, sent](app::work::Unit& unit) { return carry_out(desk, unit, sent); },
        [&desk, sent, call = std::move(call)](app::work::Outcome<Result> result) mutable {
            if (result) return call.answer(answer_of(desk, sent, *result));
            api::log_failure(result.error(), *call.request);
            call.answer(unavailable_page(sent.door.language, ""));
        }
    );
}

} // namespace etimbre::web
