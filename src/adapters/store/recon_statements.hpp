#pragma once

#include "app/reconcile/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// Statements of camt.053 and MT940; what the acquirer reports, and notifications, follow nothing.
class SqlReconStatements final : public app::reconcile::StatementStore {
public:
    explicit SqlReconStatements(soci::session& session);
    ~SqlReconStatements() override;

    std::vector<app::reconcile::StatementPage> published(app::reconcile::PublishedPages const& which
    ) override;
    std::vector<app::reconcile::StatementPage>
    in_queue(std::string_view after_identity, std::size_t most) override;
    std::optional<app::reconcile::StatementPage> before(app::reconcile::StatementPage const& page) override;
    std::optional<app::reconcile::StatementPage> next_page(app::reconcile::StatementPage const& page
    ) override;
    std::optional<app::reconcile::StatementPage> next_statement(app::reconcile::StatementPage const& page
    ) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
