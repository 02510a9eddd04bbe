#include "app/notice/send_notice.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace etimbre::app::notice {
namespace {

using domain::notice::State;
using domain::notice::Step;

/// Nothing when the table has no such step: somebody else has ended it.
std::optional<Notice> moved(Mailing const& at, Notice const& from, Step on, PostmanAnswer const& answer)
{
    auto const state = domain::notice::next(from.state, on);
    if (!state) return std::nullopt;
    auto to = from;
    to.state = *state;
    to.tries += on == Step::begin ? 1 : 0;
    constexpr int reply_most = 599; // RFC 5321, section 4.2
    if (on != Step::begin) to.reply = answer.reply <= reply_most ? answer.reply : 0;
    to.changed_at = std::max(at.clock(), from.created_at); // a clock may have been set back
    return to;
}

/// The notice as a worker holds it that has begun to send it; nothing when there is nothing to send.
std::optional<Notice> begin(Mailing const& at, NoticeId const& id)
{
    std::optional<Notice> begun;
    at.transactions.run([&](Books& books) {
        begun.reset(); // it may run again
        auto const notice = books.notices.find(id);
        auto const to = notice ? moved(at, *notice, Step::begin, {}) : std::nullopt;
        if (to && books.notices.move(*notice, *to)) begun = to;
    });
    return begun;
}

Step step_for(Mailing const& at, Notice const& notice, Delivery delivery)
{
    if (delivery == Delivery::handed_over) return Step::handed_over;
    if (delivery == Delivery::bounced) return Step::bounced;
    return at.patience.is_over(notice.created_at, at.clock()) ? Step::given_up : Step::put_off;
}

std::optional<core::Instant> conclude(Mailing const& at, Notice const& notice, PostmanAnswer const& answer)
{
    auto const to = moved(at, notice, step_for(at, notice, answer.delivery), answer);
    if (!to) throw std::logic_error{"a mail that is being sent has no end"};
    bool won = false;
    at.transactions.run([&](Books& books) { won = books.notices.move(notice, *to); });
    if (won) at.on_try(*to, answer.why);
    if (won && to->state == State::temporary_failure) return at.clock() + at.patience.pause_after(to->tries);
    return std::nullopt;
}

PostmanAnswer delivered(Mailing const& at, Notice const& notice)
{
    auto const letter = at.scribe.write(notice);
    if (!letter) return {Delivery::bounced, 0, "there is nothing to write to anybody"};
    return at.postman.deliver(notice.id, *letter, at.clock());
}

} // namespace

std::optional<core::Instant> send_notice(Mailing const& at, NoticeId const& id)
{
    auto const notice = begin(at, id);
    if (!notice) return std::nullopt;
    return conclude(at, *notice, delivered(at, *notice));
}

} // namespace etimbre::app::notice
