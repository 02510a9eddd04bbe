#pragma once

#include "core/instant.hpp"
#include "core/result.hpp"

#include <functional>
#include <optional>
#include <string>

namespace etimbre::app::once {

/// What was answered: the status and the JSON body. A body kept here holds no token and no signature: those
/// are derived again when the reply is sent, so that the table gives nothing away.
struct Reply {
    unsigned status = 0;
    std::string body;
    bool replayed = false;
};

/// Whose request it is, and which: the same client and key mean the same request.
struct RequestKey {
    std::string client;      ///< certificate's identity, order, or "public"
    std::string key;         ///< Idempotency-Key header, 1 to 255 bytes
    std::string fingerprint; ///< keyed hash over method, route and canonical body, 64 hexadecimal characters
};

struct KeptReply {
    std::string fingerprint;
    Reply reply;
};

class ReplyStore {
public:
    ReplyStore() = default;
    virtual ~ReplyStore() = default;
    ReplyStore(ReplyStore const&) = delete;
    ReplyStore& operator=(ReplyStore const&) = delete;

    virtual std::optional<KeptReply> find(RequestKey const& key) = 0;
    virtual void keep(RequestKey const& key, Reply const& reply, core::Instant now) = 0;
};

/// Runs `work` once for a key, in the transaction of the business rows it writes, and gives every repetition
/// the first reply. Refuses `idempotency_reused` when the key comes with another request. Replies of 429 and
/// of the 5xx kind are not kept: they may be tried again.
core::Result<Reply> answer_once(
    ReplyStore& replies, RequestKey const& key, core::Instant now, std::function<Reply()> const& work
);

} // namespace etimbre::app::once
