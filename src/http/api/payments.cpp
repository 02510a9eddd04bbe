#include "http/api/payments.hpp"

#include "app/pay/start_payment.hpp"
#include "http/api/json_writer.hpp"
#include "http/api/kept_json.hpp"
#include "http/api/once.hpp"
#include "http/api/order_access.hpp"
#include "http/api/payments_json.hpp"
#include "http/server/fields.hpp"

#include <stdexcept>

namespace etimbre::http::api {
namespace {

using app::once::Reply;

struct Starting {
    core::OrderId order;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

/// The reply, and the attempt whose form is sent with it.
struct Started {
    core::Result<Reply> reply;
    std::optional<app::pay::StartedPayment> attempt{};
};

Reply reply_to(core::Result<app::pay::StartedPayment> const& started, std::string_view request_id)
{
    if (!started) return kept(server::problem(started.error(), request_id));
    if (!started->was_open) return {201, kept_payment_json(started->payment), false};
    JsonWriter id;
    id.text(started->payment.id.value);
    return kept(server::problem(
        core::Refusal{core::Reason::payment_open}, request_id, {{"payment_id", std::move(id).take()}}
    ));
}

/// The attempt that a kept reply tells of.
std::optional<app::pay::StartedPayment> attempt_in(app::work::Unit& unit, Reply const& reply)
{
    auto const id = KeptJson{reply.body}.optional_text("payment_id");
    if (!id) return std::nullopt;
    auto payment = unit.pay.payments.find(core::PaymentId{*id});
    if (!payment) throw std::logic_error{"a kept reply tells of a payment that is not there"};
    auto order = unit.pay.orders.find(payment->order);
    if (!order) throw std::logic_error{"a payment without its order"};
    return app::pay::StartedPayment{*std::move(order), *std::move(payment), false};
}

Started start(Desk const& desk, app::work::Unit& unit, Starting const& starting)
{
    std::optional<app::pay::StartedPayment> attempt;
    auto reply = app::once::answer_once(unit.replies, starting.key, starting.now, [&] {
        auto started = app::pay::start_payment(unit.pay, starting.order, desk.payment_terms, starting.now);
        if (started) attempt = *started;
        return reply_to(started, starting.request_id);
    });
    if (reply && reply->replayed) attempt = attempt_in(unit, *reply);
    return {std::move(reply), std::move(attempt)};
}

server::Response started_response(Desk const& desk, Started started, server::Request const& request)
{
    if (!started.reply) return server::problem(started.reply.error(), request.request_id);
    if (auto const& attempt = started.attempt) {
        auto const& acquirer = desk.acquirers.of(attempt->payment.acquirer);
        auto const form = acquirer.redirect_form(attempt->payment, attempt->order);
        started.reply->body = with_member(started.reply->body, "redirect", redirect_json(form));
        desk.wake_jobs();
    }
    return sent(*std::move(started.reply));
}

} // namespace

void post_payment(Desk const& desk, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    auto const key = idempotency_key(*call.request);
    if (!key) return call.refuse(key.error());
    core::OrderId const order{std::string{call.request->parameter("id")}};
    if (auto const no = barred(desk, *call.request, order, opens_order(desk, *call.request, order)))
        return call.answer(barred_response(*no, *call.request));
    std::vector<server::FieldError> errors;
    parse_start_payment(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    Starting starting{
        order,
        request_key(desk, *call.request, "order:" + order.value, *key, *body),
        desk.clock(),
        call.request->request_id,
    };
    answer_from<Started>(
        desk.write,
        std::move(call),
        [&desk, starting = std::move(starting)](app::work::Unit& unit) {
            return start(desk, unit, starting);
        },
        [&desk](Started started, server::Request const& request) {
            return started_response(desk, std::move(started), request);
        }
    );
}

} // namespace etimbre::http::api
