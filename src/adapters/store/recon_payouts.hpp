#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// What the bank brought of a payout is not kept beside it: it is the sum of the movements that name it.
class SqlReconPayouts final : public app::reconcile::PayoutStore {
public:
    explicit SqlReconPayouts(soci::session& session);
    ~SqlReconPayouts() override;

    void add(app::reconcile::PayoutShare const& share) override;
    std::vector<app::reconcile::PayoutStanding> open(std::size_t most) override;
    std::optional<app::reconcile::PayoutStanding>
    find(std::string_view acquirer, std::string_view reference) override;
    void settle(app::reconcile::PayoutStanding const& payout) override;
    void reopen(std::string_view acquirer, std::string_view reference) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
