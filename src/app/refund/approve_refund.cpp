#include "app/refund/approve_refund.hpp"

#include <stdexcept>

namespace etimbre::app::refund {

core::Result<Refund> approve_refund(Books& books, ApproveRefund const& command, core::Instant now)
{
    auto const refund = books.refunds.find(command.refund);
    if (!refund) return core::refuse(core::Reason::not_found);
    if (refund->maker == command.checker)
        return core::refuse(core::Reason::second_person, "You asked for this refund; another must allow it.");
    if (auto const before = books.refunds.approval(refund->id); before && before->checker == command.checker)
        return *refund;
    if (refund->state != domain::refund::State::awaiting_approval)
        return core::refuse(core::Reason::refund_state, "This refund does not wait for an approval.");
    if (!books.refunds.approve({refund->id, refund->maker, command.checker, now}))
        throw std::runtime_error{"a refund that waits was approved meanwhile"};
    auto approved = books.refunds.advance(*refund, domain::refund::Event::approve, now);
    books.reminders.send(refund->id, now);
    return approved;
}

} // namespace etimbre::app::refund
