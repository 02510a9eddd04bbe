#include "web/order_page.hpp"

#include "http/api/failure.hpp"
#include "http/api/order_access.hpp"
#include "http/api/order_view.hpp"
#include "web/order_content.hpp"
#include "web/page.hpp"
#include "web/words.hpp"

namespace etimbre::web {
namespace {

namespace api = http::api;
using http::server::Request;
using http::server::Response;

constexpr int look_again_seconds = 3;
constexpr int try_again_seconds = 5;

/// Names no order: whoever guesses an address learns nothing from the page that refuses it.
Response not_found(core::Language language)
{
    auto const& message = words_in(language).not_found;
    return page_response(
        404,
        {.language = language,
         .title = std::string{message.title},
         .here = "",
         .content = message_content(message)}
    );
}

std::string here(Request const& request)
{
    return "/orders/" + std::string{request.parameter("id")} + "?t=" + std::string{request.query_value("t")};
}

Response unavailable(core::Language language, Request const& request)
{
    auto const& message = words_in(language).unavailable;
    auto response = page_response(
        503,
        {
            .language = language,
            .title = std::string{message.title},
            .here = here(request),
            .refresh_seconds = try_again_seconds,
            .content = message_content(message),
        }
    );
    response.headers.emplace_back("Retry-After", std::to_string(try_again_seconds));
    return response;
}

Response
order_page(api::Desk const& desk, api::OrderView const& view, core::Language language, Request const& request)
{
    Page page{
        .language = language,
        .title = std::string{message_of(view, language).title},
        .here = here(request),
        .content = order_content(desk, view, language),
    };
    if (view.state() == "unpaid") {
        page.refresh_seconds = look_again_seconds;
        page.form_targets = desk.acquirers.gateways(view.at);
    }
    return page_response(200, page);
}

} // namespace

void get_order_page(api::Desk const& desk, api::Call call)
{
    core::OrderId const id{std::string{call.request->parameter("id")}};
    auto const language = core::language_of(call.request->parameter("language"));
    if (auto const no = api::barred(desk, *call.request, id, api::may_read(desk, *call.request, id)))
        return call.answer(
            no->wait ? api::barred_response(*no, *call.request)
                     : not_found(language.value_or(core::Language::fr))
        );
    if (!language) return call.answer(not_found(core::Language::fr));

    using View = std::optional<api::OrderView>;
    app::work::run<View>(
        desk.read,
        [id, now = desk.clock()](app::work::Unit& unit) { return api::read_order(unit, id, now); },
        [&desk, language = *language, call = std::move(call)](app::work::Outcome<View> outcome) mutable {
            if (!outcome) {
                api::log_failure(outcome.error(), *call.request);
                call.answer(unavailable(language, *call.request));
                return;
            }
            auto const& view = *outcome;
            call.answer(view ? order_page(desk, *view, language, *call.request) : not_found(language));
        }
    );
}

void get_style(api::Desk const&, api::Call call)
{
    Response response{
        .status = 200, .content_type = "text/css; charset=utf-8", .body = std::string{style_sheet()}
    };
    response.headers.emplace_back("Cache-Control", "public, max-age=86400");
    call.answer(std::move(response));
}

} // namespace etimbre::web
