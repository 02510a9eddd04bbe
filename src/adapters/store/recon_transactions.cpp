#include "adapters/store/recon_transactions.hpp"

#include "adapters/store/despite_conflicts.hpp"
#include "adapters/store/transaction.hpp"

namespace etimbre::adapters::store {

SqlReconTransactions::SqlReconTransactions(Place const& place)
    : session_{open_database(place, Access::write)}, office_{*session_}
{
}

void SqlReconTransactions::run(std::function<void(app::reconcile::Books&)> const& work)
{
    run_despite_conflicts([&] {
        Transaction transaction{*session_};
        work(office_.reconcile());
        transaction.commit();
    });
}

app::reconcile::Waiting SqlReconTransactions::waiting()
{
    Transaction const snapshot{*session_, Begin::reading};
    return office_.waiting().read();
}

std::vector<app::reconcile::WaitingCode> SqlReconTransactions::waiting_of(std::string_view file)
{
    Transaction const snapshot{*session_, Begin::reading};
    return office_.waiting().of_file(file);
}

} // namespace etimbre::adapters::store
