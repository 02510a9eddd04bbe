#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlReconExceptions final : public app::reconcile::ExceptionStore {
public:
    explicit SqlReconExceptions(soci::session& session);
    ~SqlReconExceptions() override;

    bool insert(app::reconcile::Exception const& exception, app::reconcile::HistoryStep const& step) override;
    std::optional<app::reconcile::Exception> find(std::string_view id) override;
    bool advance(
        app::reconcile::Exception const& from,
        app::reconcile::Exception const& to,
        app::reconcile::HistoryStep const& step
    ) override;
    std::vector<app::reconcile::HistoryStep> history(std::string_view id) override;
    std::vector<app::reconcile::Exception> come(std::size_t most) override;
    std::vector<app::reconcile::Exception> page(app::reconcile::ExceptionPage const& page) override;
    bool waits_for_payments() override;
    std::int64_t undecided() override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
