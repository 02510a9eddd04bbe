#include "http/api/refunds.hpp"

#include "http/api/once.hpp"
#include "http/api/order_access.hpp"
#include "http/api/redemptions_json.hpp"
#include "http/api/refunds_json.hpp"
#include "http/server/fields.hpp"

#include <utility>

namespace etimbre::http::api {
namespace {

using app::once::Reply;

struct Asking {
    app::refund::RequestRefund command;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

/// A used stamp is answered with when and where it was.
server::Response refused(app::work::Unit& unit, core::Refusal const& refusal, Asking const& asking)
{
    if (refusal.reason == core::Reason::redeemed)
        for (auto const& number : asking.command.numbers)
            if (auto const stamp = unit.stamp.stamps.find(number);
                stamp && stamp->end && stamp->end->kind == app::stamp::EndKind::redeemed)
                return redeemed_problem(*stamp->end, asking.request_id);
    return server::problem(refusal, asking.request_id);
}

Reply ask(Desk const& desk, app::work::Unit& unit, Asking const& asking)
{
    auto const refund =
        app::refund::request_refund(unit.refund, asking.command, desk.refund_terms, asking.now);
    if (!refund) return kept(refused(unit, refund.error(), asking));
    return {202, requested_refund_json(*refund), false};
}

server::Response asked_response(Desk const& desk, core::Result<Reply> reply, server::Request const& request)
{
    if (!reply) return server::problem(reply.error(), request.request_id);
    if (reply->status == 202) desk.wake_jobs();
    return sent(*std::move(reply));
}

} // namespace

void post_refund(Desk const& desk, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    auto const key = idempotency_key(*call.request);
    if (!key) return call.refuse(key.error());
    core::OrderId const order{std::string{call.request->parameter("id")}};
    if (auto const no = barred(desk, *call.request, order, opens_order(desk, *call.request, order)))
        return call.answer(barred_response(*no, *call.request));
    std::vector<server::FieldError> errors;
    auto wanted = parse_refund(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    Asking asking{
        {order, std::move(wanted.numbers), std::move(wanted.reason)},
        request_key(desk, *call.request, "order:" + order.value, *key, *body),
        desk.clock(),
        call.request->request_id,
    };
    answer_from<core::Result<Reply>>(
        desk.write,
        std::move(call),
        [&desk, asking = std::move(asking)](app::work::Unit& unit) {
            return app::once::answer_once(unit.replies, asking.key, asking.now, [&] {
                return ask(desk, unit, asking);
            });
        },
        [&desk](core::Result<Reply> reply, server::Request const& request) {
            return asked_response(desk, std::move(reply), request);
        }
    );
}

} // namespace etimbre::http::api
