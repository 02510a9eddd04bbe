#pragma once

#include "adapters/store/back_office.hpp"
#include "adapters/store/database.hpp"
#include "app/reconcile/round.hpp"
#include "app/reconcile/waiting.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// Transactions of reconciliation on a connection of its own, for a program without lanes.
class SqlReconTransactions final : public app::reconcile::Transactions {
public:
    /// Throws StoreFailure as `open_database` does.
    explicit SqlReconTransactions(Place const& place);

    void run(std::function<void(app::reconcile::Books&)> const& work) override;
    /// What waits at this moment.
    app::reconcile::Waiting waiting();
    /// And of that file.
    std::vector<app::reconcile::WaitingCode> waiting_of(std::string_view file);

private:
    std::unique_ptr<soci::session> session_;
    SqlBackOffice office_;
};

} // namespace etimbre::adapters::store
