#pragma once

#include "app/once/replies.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class Notes;

class SqlReplyStore final : public app::once::ReplyStore {
public:
    /// What is written is noted in `notes`, which outlives the store.
    explicit SqlReplyStore(soci::session& session, Notes* notes = nullptr);
    ~SqlReplyStore() override;

    std::optional<app::once::KeptReply> find(app::once::RequestKey const& key) override;
    void keep(app::once::RequestKey const& key, app::once::Reply const& reply, core::Instant now) override;

    /// Forgets the replies kept before `limit`; how many those were.
    long long purge_replies(core::Instant limit);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
    Notes* notes_;
};

} // namespace etimbre::adapters::store
