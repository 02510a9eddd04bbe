#pragma once

#include "app/feed/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlFeedStore final : public app::feed::FeedStore {
public:
    explicit SqlFeedStore(soci::session& session);
    ~SqlFeedStore() override;

    domain::feed::Position end() override;
    std::vector<app::feed::Owed> owed(std::size_t most) override;
    bool has(std::string_view event_id) override;
    bool claim(app::feed::Lease const& lease, core::Instant now) override;
    bool append(
        domain::feed::Position const& from,
        std::vector<domain::feed::Entry> const& entries,
        app::feed::Lease const& lease
    ) override;
    void settle(std::vector<app::feed::Owed> const& owed) override;
    std::vector<domain::feed::Entry> after(std::int64_t seq, std::size_t most) override;
    std::string hash_of(std::int64_t seq) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
