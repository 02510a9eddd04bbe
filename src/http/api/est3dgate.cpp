#include "http/api/est3dgate.hpp"

#include "app/pay/note_callback.hpp"
#include "http/api/order_access.hpp"
#include "http/server/problem_kind.hpp"
#include "telemetry/log.hpp"

namespace etimbre::http::api {
namespace {

using app::pay::CallbackAnswer;

constexpr server::ProblemKind not_signed{
    400,
    "E_HASH",
    "Not a message of the acquirer",
    "Go back to the page of your order; it shows whether your payment has arrived."
};

server::Response callback_response(CallbackAnswer answer)
{
    return server::text_response(200, std::string{text_of(answer)});
}

void log_callback(server::Request const& request, std::string_view event, std::string_view why)
{
    telemetry::log(telemetry::Level::warning, event, {{"request", request.request_id}, {"why", why}});
}

/// What we answer, said in the log too where an authentic message is not believed.
server::Response noted(CallbackAnswer answer, server::Request const& request)
{
    if (answer == CallbackAnswer::failure)
        log_callback(request, "callback_not_ours", "no payment of that acquirer, or another amount");
    return callback_response(answer);
}

/// The acquirer hears the one word for every fault of ours; the log says which it was.
server::Response failed(std::exception_ptr const& failure, server::Request const& request)
{
    log_failure(failure, request);
    return callback_response(CallbackAnswer::failure);
}

/// Nothing for an order of ours that another acquirer speaks of than its payment's.
std::optional<app::pay::Order> order_of(app::work::Unit& unit, app::pay::Callback const& said)
{
    auto const payment = unit.pay.payments.find_by_oid(said.oid);
    return payment && payment->acquirer == said.acquirer ? unit.pay.orders.find(payment->order)
                                                         : std::nullopt;
}

} // namespace

void post_callback(Desk const& desk, Call call)
{
    auto const callback = desk.acquirers.read_callback(call.request->body);
    if (!callback) {
        log_callback(*call.request, "callback_refused", core::code_of(callback.error().reason));
        call.answer(callback_response(CallbackAnswer::failure));
        return;
    }
    auto digest = core::to_hex(desk.sha256(core::as_bytes(call.request->body)));
    app::work::run<CallbackAnswer>(
        desk.write_reserved,
        [callback = *callback, digest = std::move(digest), now = desk.clock()](app::work::Unit& unit) {
            return app::pay::note_callback(unit.pay, callback, digest, now);
        },
        [&desk, call = std::move(call)](app::work::Outcome<CallbackAnswer> outcome) mutable {
            call.answer(outcome ? noted(*outcome, *call.request) : failed(outcome.error(), *call.request));
            desk.wake_jobs();
        }
    );
}

void post_return(Desk const& desk, Call call)
{
    auto const said = desk.acquirers.read_callback(call.request->body);
    if (!said) {
        log_callback(*call.request, "return_refused", core::code_of(said.error().reason));
        call.answer(server::problem(not_signed, call.request->request_id));
        return;
    }
    answer_from<std::optional<app::pay::Order>>(
        desk.read,
        std::move(call),
        [said = *said](app::work::Unit& unit) { return order_of(unit, said); },
        [&desk](std::optional<app::pay::Order> order, server::Request const& request) {
            if (!order) return server::problem(core::Refusal{core::Reason::not_found}, request.request_id);
            server::Response response{.status = 303, .content_type = "", .body = ""};
            response.headers.emplace_back("Location", order_page_url(desk, order->id, order->language));
            return response;
        }
    );
}

} // namespace etimbre::http::api
