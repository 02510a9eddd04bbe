#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReconEntries final : public app::reconcile::EntryStore {
public:
    explicit SqlReconEntries(soci::session& session);
    ~SqlReconEntries() override;

    std::int64_t take_up(
        std::string_view file, std::int64_t after, std::size_t most, app::reconcile::Count& copies
    ) override;
    std::vector<app::reconcile::Entry> undecided(std::string_view file, std::size_t most) override;
    std::vector<app::reconcile::Entry> unexplained(std::size_t most) override;
    void decide(
        app::reconcile::Entry const& entry,
        std::string_view payout,
        app::reconcile::recon::Tier tier,
        app::reconcile::recon::Code code
    ) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
