#include "http/api/orders.hpp"

#include "app/pay/place_order.hpp"
#include "http/api/once.hpp"
#include "http/api/order_access.hpp"
#include "http/api/orders_json.hpp"
#include "http/server/fields.hpp"

namespace etimbre::http::api {
namespace {

using app::once::Reply;

struct Placing {
    app::pay::PlaceOrder command;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

Reply place(Desk const& desk, app::work::Unit& unit, Placing const& placing)
{
    auto const placed = app::pay::place_order(unit.pay, placing.command, desk.order_tools, placing.now);
    if (!placed) return kept(server::problem(placed.error(), placing.request_id));
    return {201, kept_order_json(*placed), false};
}

server::Response placed_response(Desk const& desk, core::Result<Reply> reply, server::Request const& request)
{
    if (!reply) return server::problem(reply.error(), request.request_id);
    if (reply->status < 400) reply->body = placed_order_json(desk, reply->body);
    return sent(*std::move(reply));
}

} // namespace

void post_order(Desk const& desk, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    auto const key = idempotency_key(*call.request);
    if (!key) return call.refuse(key.error());
    std::vector<server::FieldError> errors;
    auto command = parse_place_order(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    Placing placing{
        std::move(command),
        request_key(desk, *call.request, "public", *key, *body),
        desk.clock(),
        call.request->request_id,
    };
    answer_from<core::Result<Reply>>(
        desk.write,
        std::move(call),
        [&desk, placing = std::move(placing)](app::work::Unit& unit) {
            return app::once::answer_once(unit.replies, placing.key, placing.now, [&] {
                return place(desk, unit, placing);
            });
        },
        [&desk](core::Result<Reply> reply, server::Request const& request) {
            return placed_response(desk, std::move(reply), request);
        }
    );
}

void get_order(Desk const& desk, Call call)
{
    core::OrderId const id{std::string{call.request->parameter("id")}};
    if (auto const no = barred(desk, *call.request, id, opens_order(desk, *call.request, id)))
        return call.answer(barred_response(*no, *call.request));
    answer_from<std::optional<OrderView>>(
        desk.read,
        std::move(call),
        [id, now = desk.clock()](app::work::Unit& unit) { return read_order(unit, id, now); },
        [&desk](std::optional<OrderView> view, server::Request const& request) {
            if (!view) return server::problem(core::Refusal{core::Reason::not_found}, request.request_id);
            return server::json_response(200, order_json(desk, *view));
        }
    );
}

} // namespace etimbre::http::api
