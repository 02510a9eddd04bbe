#include "app/refund/request_refund.hpp"

#include "app/refund/voiding.hpp"

#include <utility>

namespace etimbre::app::refund {
namespace {

core::Result<StampShare> examine(
    Books& books,
    RequestRefund const& command,
    std::string const& number,
    RefundTerms const& terms,
    core::Instant now
)
{
    auto const state = books.stamps.find(number);
    if (!state || state->row.order != command.order)
        return core::refuse(core::Reason::not_refundable, "This is no stamp of this order.");
    if (auto const refusal = not_to_be_voided(*state, now)) return std::unexpected{*refusal};
    auto const issued = core::instant_of_unix(state->row.issued_at);
    if (auto const in_time = domain::refund::within_window(issued, terms.policy, now); !in_time)
        return std::unexpected{in_time.error()};
    auto const share = domain::refund::share_of(state->row.total, terms.policy);
    if (!share) return std::unexpected{share.error()};
    return StampShare{state->row, *share};
}

core::Result<std::vector<StampShare>>
examine_all(Books& books, RequestRefund const& command, RefundTerms const& terms, core::Instant now)
{
    std::vector<StampShare> stamps;
    for (auto const& number : command.numbers) {
        auto stamp = examine(books, command, number, terms, now);
        if (!stamp) return std::unexpected{stamp.error()};
        stamps.push_back(*std::move(stamp));
    }
    return stamps;
}

} // namespace

core::Result<Refund>
request_refund(Books& books, RequestRefund const& command, RefundTerms const& terms, core::Instant now)
{
    auto const order = books.orders.find(command.order);
    if (!order) return core::refuse(core::Reason::not_found);
    if (!books.orders.paid(command.order))
        return core::refuse(core::Reason::not_refundable, "This order was not paid.");
    auto const stamps = examine_all(books, command, terms, now);
    if (!stamps) return std::unexpected{stamps.error()};
    Voider const citizen{"citizen", "order:" + command.order.value, command.reason};
    auto const refund = draw_up(books, *order, *stamps, citizen, terms, now);
    if (!refund) return refund;
    for (auto const& each : *stamps) end_as_voided(books, each.row, citizen, terms.entropy, now);
    return write_refund(books, *refund, *stamps, now);
}

} // namespace etimbre::app::refund
