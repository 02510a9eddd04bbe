#include "adapters/store/settlement_transactions.hpp"

#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"

namespace etimbre::adapters::store {
namespace {

constexpr int most_tries = 6; ///< of a transaction that another one made to fail

} // namespace

SqlSettlementTransactions::SqlSettlementTransactions(Place const& place, Access access)
    : access_{access}, session_{open_database(place, access)}, files_{*session_}, jobs_{*session_}
{
}

void SqlSettlementTransactions::run(std::function<void(app::settlement::Books&)> const& work)
{
    for (int tries = 1;; ++tries) {
        try {
            return attempt(work);
        } catch (Conflict const&) {
            if (tries == most_tries) throw;
        }
    }
}

void SqlSettlementTransactions::attempt(std::function<void(app::settlement::Books&)> const& work)
{
    app::settlement::Books books{files_, jobs_};
    Transaction transaction{*session_, access_ == Access::read ? Begin::reading : Begin::writing};
    work(books);
    transaction.commit();
}

} // namespace etimbre::adapters::store
