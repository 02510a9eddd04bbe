#include "web/routes.hpp"

#include "http/api/call.hpp"
#include "web/assets.hpp"
#include "web/check_page.hpp"
#include "web/find_page.hpp"
#include "web/home_page.hpp"
#include "web/order_mail.hpp"
#include "web/order_page.hpp"
#include "web/parts_page.hpp"
#include "web/payment_pages.hpp"
#include "web/person_page.hpp"
#include "web/plain_pages.hpp"
#include "web/refund_page.hpp"
#include "web/scanner.hpp"
#include "web/services_page.hpp"
#include "web/status_page.hpp"
#include "web/total_page.hpp"

namespace etimbre::web {
namespace {

using http::api::Call;
using http::api::Desk;
using http::server::Handler;
using http::server::Route;
using Resource = void (*)(Desk const&, Call);

constexpr auto form_type = "application/x-www-form-urlencoded";

/// As often as any address may ask, said by a page.
template <class Resource>
Handler limited(Desk const& desk, Resource resource)
{
    return
        [&desk, resource](std::shared_ptr<http::server::Request const> request, http::server::Answer answer) {
            if (auto const wait = desk.gate.request(request->peer.address, desk.clock()))
                return answer(too_often_page(language_in(*request).value_or(core::Language::fr), *wait));
            resource(Call{std::move(request), std::move(answer)});
        };
}

Handler with(Desk const& desk, Resource page)
{
    return limited(desk, [&desk, page](Call call) { page(desk, std::move(call)); });
}

std::vector<Route> buying(Desk const& desk)
{
    auto home = [posts = std::make_shared<Posts const>(desk.catalogue)](Call call) {
        get_home_page(*posts, std::move(call));
    };
    return {
        {"GET", "/", with(desk, get_root)},
        {"GET", "/{language}", limited(desk, std::move(home))},
        {"GET", "/{language}/posts/{post}", with(desk, get_services_page)},
        {"GET", "/{language}/posts/{post}/total", with(desk, get_total_page)},
        {"GET", "/{language}/posts/{post}/person", with(desk, get_person_page)},
        {"POST", "/{language}/posts/{post}/person", with(desk, post_person), form_type},
    };
}

std::vector<Route> orders(Desk const& desk)
{
    return {
        {"GET", "/{language}/orders/{id}", with(desk, get_order_page)},
        {"GET", "/{language}/orders/{id}/state", with(desk, get_order_state)},
        {"GET", "/{language}/orders/{id}/pay", with(desk, get_pay_page)},
        {"POST", "/{language}/orders/{id}/pay", with(desk, post_pay), form_type},
        {"POST", "/{language}/orders/{id}/ask", with(desk, post_ask), form_type},
        {"POST", "/{language}/orders/{id}/mail", with(desk, post_order_mail), form_type},
        {"GET", "/{language}/find", with(desk, get_find_page)},
        {"POST", "/{language}/find", with(desk, post_find), form_type},
        {"GET", "/{language}/orders/{id}/return", with(desk, get_return_page)},
        {"POST", "/{language}/orders/{id}/return", with(desk, post_return_page), form_type},
    };
}

std::vector<Route> open_pages(Desk const& desk)
{
    auto status = [&desk, board = std::make_shared<StatusBoard>()](Call call) {
        get_status_page(desk, *board, std::move(call));
    };
    return {
        {"GET", "/{language}/check", with(desk, get_check_page)},
        {"POST", "/{language}/check", with(desk, post_check_page), form_type},
        {"GET", "/{language}/status", limited(desk, std::move(status))},
    };
}

Route file(Desk const& desk, Asset const& asset)
{
    return {"GET", asset.path, limited(desk, [&asset](Call call) { get_asset(asset, std::move(call)); })};
}

} // namespace

std::vector<Route> page_routes(Desk const& desk, Offered offered)
{
    auto routes = buying(desk);
    for (auto& each : orders(desk)) routes.push_back(std::move(each));
    for (auto& each : open_pages(desk)) routes.push_back(std::move(each));
    if (offered.parts) routes.push_back({"GET", "/{language}/parts", with(desk, get_parts_page)});
    for (auto const* const asset : {&style_asset(), &script_asset(), &scan_asset()})
        routes.push_back(file(desk, *asset));
    if (auto const* const reader = scanner())
        for (auto const* const asset : {&reader->script, &reader->engine})
            routes.push_back(file(desk, *asset));
    return routes;
}

} // namespace etimbre::web
