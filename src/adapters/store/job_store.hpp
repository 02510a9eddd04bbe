#pragma once

#include "app/jobs/jobs.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlJobStore final : public app::jobs::JobStore {
public:
    explicit SqlJobStore(soci::session& session);
    ~SqlJobStore() override;

    void schedule(app::jobs::Kind kind, std::string_view key, core::Instant due) override;
    std::vector<app::jobs::Job> claim(app::jobs::Claim const& wanted) override;
    void take_back_claims(std::string_view claimant, core::Instant now) override;
    void finish(app::jobs::Job const& job) override;
    void postpone(app::jobs::Job const& job, core::Instant due) override;
    std::optional<core::Instant> next_due() override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
