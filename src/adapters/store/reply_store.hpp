#pragma once

#include "app/once/replies.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReplyStore final : public app::once::ReplyStore {
public:
    explicit SqlReplyStore(soci::session& session);
    ~SqlReplyStore() override;

    std::optional<app::once::KeptReply> find(app::once::RequestKey const& key) override;
    void keep(app::once::RequestKey const& key, app::once::Reply const& reply, core::Instant now) override;

    /// Forgets the replies kept before `limit`; how many those were.
    long long purge_replies(core::Instant limit);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
