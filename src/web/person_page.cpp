#include "web/person_page.hpp"

#include "app/pay/start_payment.hpp"
#include "http/api/failure.hpp"
#include "http/api/kept_json.hpp"
#include "http/api/once.hpp"
#include "http/api/orders_json.hpp"
#include "web/form_token.hpp"
#include "web/page.hpp"
#include "web/person_form.hpp"
#include "web/person_words.hpp"
#include "web/plain_pages.hpp"
#include "web/services_page.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;
using app::once::Reply;
using http::server::Request;
using http::server::Response;

/// The page that the address names: a post, something chosen there, and a language.
struct Asked {
    core::Language language;
    domain::fees::Mission const& post;
    Basket basket;
};

/// Nothing where the answer was given already.
std::optional<Asked> read_address(api::Desk const& desk, api::Call& call)
{
    auto const language = language_in(*call.request);
    auto const* const post = desk.catalogue.mission(call.request->parameter("post"));
    if (!language || post == nullptr) {
        call.answer(not_found_page(language.value_or(core::Language::fr)));
        return std::nullopt;
    }
    auto basket = read_basket(desk.catalogue, call.request->query, desk.clock());
    if (basket.empty()) {
        call.answer(nothing_chosen_page(desk, *post, *language));
        return std::nullopt;
    }
    return Asked{*language, *post, std::move(basket)};
}

struct Filled {
    PersonForm form{};
    std::vector<Mistake> mistakes{};
    bool stale = false;
};

Response person_page(api::Desk const& desk, Asked const& asked, Visit const& visit, Filled const& filled)
{
    PersonPage const page{
        asked.post, asked.language, asked.basket, draw_form_token(desk, visit), filled.stale
    };
    auto response = page_response(
        filled.mistakes.empty() ? 200 : 422,
        {
            .language = asked.language,
            .title = std::string{person_words_in(asked.language).title},
            .here = "/posts/" + asked.post.code + "/person?" + asked.basket.query(),
            .forms = Forms::here,
            .nonce = core::draw_id(desk.entropy),
            .content = person_content(page, filled.form, filled.mistakes),
        }
    );
    remember(visit, response);
    return response;
}

struct Ordering {
    app::pay::StoredQuote quote;
    app::pay::PlaceOrder command;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

/// An attempt that nobody can take now is begun from the order's page later: the order stands all the same.
Reply place(api::Desk const& desk, app::work::Unit& unit, Ordering const& ordering)
{
    unit.pay.quotes.insert(ordering.quote);
    auto const placed = app::pay::place_order(unit.pay, ordering.command, desk.order_tools, ordering.now);
    if (!placed) return api::kept(http::server::problem(placed.error(), ordering.request_id));
    if (!placed->paid) {
        auto const started =
            app::pay::start_payment(unit.pay, placed->order.id, desk.payment_terms, ordering.now);
        if (!started && started.error().reason != core::Reason::unavailable)
            return api::kept(http::server::problem(started.error(), ordering.request_id));
    }
    return {201, api::kept_order_json(*placed), false};
}

Response placed_response(api::Desk const& desk, core::Result<Reply> const& reply, core::Language language)
{
    if (!reply || reply->status != 201) return unavailable_page(language, "");
    api::KeptJson const kept{reply->body};
    core::OrderId const id{kept.text("order_id")};
    auto const page = '/' + std::string{core::tag_of(language)} + "/orders/" + id.value;
    auto const step = kept.text("state") == "paid" ? "?t=" : "/pay?t=";
    desk.wake_jobs();
    return see_other(page + step + desk.tokens.link(id));
}

/// Whoever goes back and corrects a letter orders again: what was typed is part of the name.
app::once::RequestKey
key_of(api::Desk const& desk, std::string const& name, Asked const& asked, PersonForm const& form)
{
    auto const typed = asked.post.code + '\n' + asked.basket.query() + '\n' + form.email + '\n' + form.name +
                       '\n' + form.document_number + '\n' + form.issuer;
    auto print = desk.fingerprint(core::as_bytes(typed));
    return {"form", name + print, std::move(print)};
}

void order(api::Desk const& desk, api::Call call, Ordering ordering, core::Language language)
{
    using Outcome = app::work::Outcome<core::Result<Reply>>;
    app::work::run<core::Result<Reply>>(
        desk.write,
        [&desk, ordering = std::move(ordering)](app::work::Unit& unit) {
            return app::once::answer_once(unit.replies, ordering.key, ordering.now, [&] {
                return place(desk, unit, ordering);
            });
        },
        [&desk, language, call = std::move(call)](Outcome outcome) mutable {
            if (outcome) return call.answer(placed_response(desk, *outcome, language));
            api::log_failure(outcome.error(), *call.request);
            call.answer(unavailable_page(language, ""));
        }
    );
}

} // namespace

void get_person_page(api::Desk const& desk, api::Call call)
{
    auto const asked = read_address(desk, call);
    if (asked) call.answer(person_page(desk, *asked, visit_of(desk, *call.request), {}));
}

void post_person(api::Desk const& desk, api::Call call)
{
    auto const asked = read_address(desk, call);
    if (!asked) return;
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(asked->language));
    auto const fields = http::server::parse_form(call.request->body);
    if (!fields) return call.refuse(fields.error());
    auto const visit = visit_of(desk, *call.request);
    Filled filled{.form = read_person_form(*fields)};
    auto const now = desk.clock();
    auto quote = app::pay::draw_up_quote(
        desk.catalogue, asked->post.code, asked->basket.wishes(), desk.quote_terms, now
    );
    if (!quote) return call.answer(nothing_chosen_page(desk, asked->post, asked->language));
    auto command = command_of(filled.form, quote->id, asked->language, filled.mistakes);
    auto const name = name_in(desk, visit, filled.form.token);
    filled.stale = !name;
    if (!name || !filled.mistakes.empty()) return call.answer(person_page(desk, *asked, visit, filled));

    auto key = key_of(desk, *name, *asked, filled.form);
    Ordering ordering{*std::move(quote), std::move(command), std::move(key), now, call.request->request_id};
    order(desk, std::move(call), std::move(ordering), asked->language);
}

} // namespace etimbre::web
