#include "app/work/notice_desk.hpp"

#include <optional>

namespace etimbre::app::work {
namespace {

using domain::notice::Event;
using domain::refund::State;

std::optional<Event> event_of(refund::Refund const& refund)
{
    if (!refund.payment) return std::nullopt;
    switch (refund.state) {
    case State::requested:
    case State::awaiting_approval:
        return Event::refund_begun;
    case State::succeeded:
        return Event::refund_done;
    case State::failed:
        return Event::refund_failed;
    case State::sending:
    case State::submitted:
    case State::unknown:
    case State::declined:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void NoticeDesk::stamps_ready(core::OrderId const& order, core::Instant now)
{
    notice::owe_notice(books_, {order, Event::stamps_ready, 0}, sha256_, now);
}

void NoticeDesk::refund_moved(refund::Refund const& refund, core::Instant now)
{
    if (auto const event = event_of(refund))
        notice::owe_notice(
            books_, {refund.order, *event, domain::notice::occasion_of(refund.id)}, sha256_, now
        );
}

} // namespace etimbre::app::work
