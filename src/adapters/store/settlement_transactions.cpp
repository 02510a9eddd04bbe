#include "adapters/store/settlement_transactions.hpp"

#include "adapters/store/despite_conflicts.hpp"
#include "adapters/store/transaction.hpp"

namespace etimbre::adapters::store {

SqlSettlementTransactions::SqlSettlementTransactions(Place const& place, Access access)
    : access_{access}, session_{open_database(place, access)}, files_{*session_}, jobs_{*session_}
{
}

void SqlSettlementTransactions::run(std::function<void(app::settlement::Books&)> const& work)
{
    run_despite_conflicts([&] { attempt(work); });
}

void SqlSettlementTransactions::attempt(std::function<void(app::settlement::Books&)> const& work)
{
    app::settlement::Books books{files_, jobs_};
    Transaction transaction{*session_, access_ == Access::read ? Begin::reading : Begin::writing};
    work(books);
    transaction.commit();
}

} // namespace etimbre::adapters::store
