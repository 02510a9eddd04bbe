#include "acquirer_sim/routes.hpp"

#include "acquirer_sim/gateway_routes.hpp"
#include "acquirer_sim/html.hpp"
#include "acquirer_sim/pages.hpp"
#include "acquirer_sim/settlement_files.hpp"
#include "acquirer_sim/sim_routes.hpp"

#include <functional>
#include <memory>

namespace etimbre::acquirer_sim {

namespace {

using http::server::Answer;
using http::server::Handler;
using http::server::Request;
using http::server::Response;

constexpr std::chrono::seconds long_stall{30};
constexpr auto form_type = "application/x-www-form-urlencoded";

/// Does the work on a worker and answers from there.
Handler on_worker(House const& house, std::function<Response(House const&, Request const&)> work)
{
    return [house, work = std::move(work)](std::shared_ptr<Request const> const& request, Answer answer) {
        house.workers.start([house, work, request, answer = std::move(answer)]() mutable {
            answer(work(house, *request));
        });
    };
}

void answer_in_time(House const& house, GatewayAnswer done, Answer answer)
{
    auto const stall = house.faults.take(FaultName::stall, done.oid);
    if (!stall) {
        answer(std::move(done.response));
        return;
    }
    house.workers.start_after(
        stall->seconds.value_or(long_stall),
        [response = std::move(done.response), answer = std::move(answer)]() mutable {
            answer(std::move(response));
        }
    );
}

/// The gateway's own two doors: what they do may be told late.
Handler at_gateway(House const& house, GatewayAnswer (*work)(House const&, Request const&))
{
    return [house, work](std::shared_ptr<Request const> const& request, Answer answer) {
        house.workers.start([house, work, request, answer = std::move(answer)]() mutable {
            answer_in_time(house, work(house, *request), std::move(answer));
        });
    };
}

Handler static_file(std::string_view content_type, std::string_view content)
{
    return [content_type, content](std::shared_ptr<Request const> const&, Answer answer) {
        answer({.status = 200, .content_type = std::string{content_type}, .body = std::string{content}});
    };
}

} // namespace

http::server::Router routes(House const& house)
{
    auto const simple = [&house](Response (*work)(House const&)) {
        return on_worker(house, [work](House const& in, Request const&) { return work(in); });
    };
    auto const index = [](House const& in, Request const&) {
        return html_response(200, index_page(in.faults.all()));
    };
    std::vector<http::server::Route> all;
    auto const add = [&all](char const* method, char const* path, Handler handler, char const* accepts = "") {
        all.push_back({.method = method, .pattern = path, .handler = std::move(handler), .accepts = accepts});
    };
    add("POST", "/fim/est3Dgate", at_gateway(house, post_est3dgate), form_type);
    add("POST", "/fim/api", at_gateway(house, post_api), form_type);
    add("GET", "/sim/book", simple(get_book));
    add("POST", "/sim/day/close", simple(post_day_close));
    add("GET", "/sim/settlements/{name}", on_worker(house, get_settlement));
    add("POST", "/sim/faults", on_worker(house, post_fault), "application/json");
    add("GET", "/sim/faults", simple(get_faults));
    add("DELETE", "/sim/faults", simple(delete_faults));
    add("GET", "/sim/page.css", static_file("text/css; charset=utf-8", page_css));
    add("GET", "/sim/page.js", static_file("text/javascript; charset=utf-8", page_js));
    add("GET", "/", on_worker(house, index));
    return http::server::Router{std::move(all)};
}

} // namespace etimbre::acquirer_sim
