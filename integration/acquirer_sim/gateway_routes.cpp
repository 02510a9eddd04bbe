#include "acquirer_sim/gateway_routes.hpp"

#include "acquirer_sim/pages.hpp"
#include "acquirer_sim/wall_clock.hpp"
#include "adapters/est3dgate/form_body.hpp"

namespace etimbre::acquirer_sim {

namespace {

using http::server::Request;
using http::server::Response;

/// The return form leaves for the merchant, wherever that is.
constexpr auto page_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self' https: "
    "http:; base-uri 'none'; frame-ancestors 'none'";

Response pay(House const& house, MerchantForm const& form, CardEntry const& card)
{
    if (wants_code(card, wall_clock())) return html_response(200, code_page(form, card));
    auto const back = house.till.pay(form, card);
    if (!back) return html_response(409, taken_page(form));
    return html_response(200, return_page(form.language, *back));
}

} // namespace

Response html_response(unsigned status, std::string body)
{
    return {
        .status = status,
        .content_type = "text/html; charset=utf-8",
        .body = std::move(body),
        .headers{{"Content-Security-Policy", page_policy}},
    };
}

GatewayAnswer post_est3dgate(House const& house, Request const& request)
{
    auto const posted = adapters::est3dgate::parse_form_body(request.body);
    if (!posted) return {"", html_response(400, refused_form_page("en", FormFault::content))};
    auto const form = read_merchant_form(*posted, house.merchant);
    if (!form) return {"", html_response(400, refused_form_page(field_of(*posted, "lang"), form.error()))};
    if (house.sessions.is_over(*form, wall_clock()))
        return {form->oid, html_response(408, session_over_page(*form))};
    if (!has_card(*posted)) {
        house.sessions.begin(*form, wall_clock());
        return {form->oid, html_response(200, card_page(*form, false))};
    }
    auto const card = read_card(*posted);
    if (!card) return {form->oid, html_response(400, card_page(*form, true))};
    return {form->oid, pay(house, *form, *card)};
}

GatewayAnswer post_api(House const& house, Request const& request)
{
    auto const posted = adapters::est3dgate::parse_form_body(request.body);
    auto const data = posted ? adapters::est3dgate::only_field(*posted, "DATA") : std::nullopt;
    auto answer = house.desk.answer(data.value_or(""));
    if (!answer.xml) return {std::move(answer.oid), http::server::text_response(503, "not available")};
    return {
        std::move(answer.oid),
        {.status = 200, .content_type = "application/xml; charset=ISO-8859-9", .body = *std::move(answer.xml)}
    };
}

} // namespace etimbre::acquirer_sim
