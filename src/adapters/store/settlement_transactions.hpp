#pragma once

#include "adapters/store/database.hpp"
#include "adapters/store/job_store.hpp"
#include "adapters/store/settlement_store.hpp"
#include "app/settlement/ports.hpp"

#include <functional>
#include <memory>

namespace etimbre::adapters::store {

/// Transactions on a connection of its own, for a program without lanes.
class SqlSettlementTransactions final : public app::settlement::Transactions {
public:
    /// Throws StoreFailure as `open_database` does. With Access::read nothing can be changed.
    SqlSettlementTransactions(Place const& place, Access access);

    void run(std::function<void(app::settlement::Books&)> const& work) override;

private:
    void attempt(std::function<void(app::settlement::Books&)> const& work);

    Access access_;
    std::unique_ptr<soci::session> session_;
    SqlSettlementStore files_;
    SqlJobStore jobs_;
};

} // namespace etimbre::adapters::store
