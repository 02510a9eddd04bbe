#include "app/refund/void_stamp.hpp"

#include "app/refund/voiding.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace etimbre::app::refund {
namespace {

std::optional<core::Refusal>
forbids(stamp::StampState const& state, VoidStamp const& command, core::Instant now)
{
    if (state.row.mission != command.mission)
        return core::Refusal{core::Reason::mission, "This stamp was bought for another post."};
    return not_to_be_voided(state, now);
}

pay::Order order_of(Books& books, stamp::StampRow const& row)
{
    auto order = books.orders.find(row.order);
    if (!order) throw std::logic_error{"a stamp without its order"};
    return *std::move(order);
}

} // namespace

core::Result<Voided>
void_stamp(Books& books, VoidStamp const& command, RefundTerms const& terms, core::Instant now)
{
    auto const state = books.stamps.find(command.number);
    if (!state) return core::refuse(core::Reason::not_found);
    if (auto const refusal = forbids(*state, command, now)) {
        if (refusal->reason == core::Reason::redeemed) return Voided{state->row, *state->end, false};
        return std::unexpected{*refusal};
    }

    Voider const officer{command.officer, command.identity, command.reason};
    std::array const stamps{StampShare{state->row, domain::refund::whole(state->row.total)}};
    auto const refund = draw_up(books, order_of(books, state->row), stamps, officer, terms, now);
    if (command.refunds && !refund) return std::unexpected{refund.error()};

    Voided voided{state->row, end_as_voided(books, state->row, officer, terms.entropy, now), true};
    if (command.refunds) voided.refund = write_refund(books, *refund, stamps, now);
    return voided;
}

} // namespace etimbre::app::refund
