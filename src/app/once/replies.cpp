#include "app/once/replies.hpp"

namespace etimbre::app::once {
namespace {

constexpr bool may_be_tried_again(unsigned status)
{
    return status == 429 || status >= 500;
}

} // namespace

core::Result<Reply>
answer_once(ReplyStore& replies, RequestKey const& key, core::Instant now, std::function<Reply()> const& work)
{
    if (auto kept = replies.find(key)) {
        if (kept->fingerprint != key.fingerprint)
            return core::refuse(
                core::Reason::idempotency_reused,
                "This Idempotency-Key was used for another request. Use a new key for a new request."
            );
        kept->reply.replayed = true;
        return std::move(kept->reply);
    }
    auto reply = work();
    if (!may_be_tried_again(reply.status)) replies.keep(key, reply, now);
    return reply;
}

} // namespace etimbre::app::once
