#include "adapters/store/reply_store.hpp"

#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::once::KeptReply;
using app::once::Reply;
using app::once::RequestKey;

constexpr auto select_reply = R"sql(
    SELECT fingerprint, status, body FROM kept_reply
    WHERE client = :client AND request_key = :request_key)sql";

constexpr auto insert_reply = R"sql(
    INSERT INTO kept_reply (client, request_key, fingerprint, status, body, created_us)
    VALUES (:client, :request_key, :fingerprint, :status, :body, :created_us))sql";

constexpr auto delete_old = R"sql(
    DELETE FROM kept_reply WHERE created_us < :limit_us)sql";

struct ByKey {
    std::string client;
    std::string request_key;
};

struct Found {
    std::string fingerprint;
    int status;
    std::string body;
};

struct ReplyRow {
    std::string client;
    std::string request_key;
    std::string fingerprint;
    int status;
    std::string body;
    std::int64_t created_us;
};

struct Before {
    std::int64_t limit_us;
};

using domain::journal::Kind;

} // namespace

struct SqlReplyStore::Statements {
    explicit Statements(soci::session& session)
        : find{session, select_reply}, keep{session, insert_reply}, purge{session, delete_old}
    {
    }

    Prepared<ByKey, Found> find;
    Prepared<ReplyRow> keep;
    Prepared<Before> purge;
};

SqlReplyStore::SqlReplyStore(soci::session& session, Notes* notes)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}
{
}

SqlReplyStore::~SqlReplyStore() = default;

std::optional<KeptReply> SqlReplyStore::find(RequestKey const& key)
{
    auto found = statements_->find.one({key.client, key.key});
    if (!found) return std::nullopt;
    return KeptReply{
        .fingerprint = std::move(found->fingerprint),
        .reply = {.status = static_cast<unsigned>(found->status), .body = std::move(found->body)}
    };
}

void SqlReplyStore::keep(RequestKey const& key, Reply const& reply, core::Instant now)
{
    ReplyRow const row{
        .client = key.client,
        .request_key = key.key,
        .fingerprint = key.fingerprint,
        .status = static_cast<int>(reply.status),
        .body = reply.body,
        .created_us = core::micros_of(now)
    };
    statements_->keep.run(row);
    // The reply goes with its facts, so that who asks again after a restore is told the same. Alone it is
    // none.
    if (notes_ != nullptr && notes_->unit_has_facts()) notes_->add(Kind::replied, row);
}

long long SqlReplyStore::purge_replies(core::Instant limit)
{
    return statements_->purge.run({core::micros_of(limit)});
}

} // namespace etimbre::adapters::store
