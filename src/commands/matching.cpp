#include "commands/matching.hpp"

#include "adapters/store/back_office.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/transaction.hpp"
#include "app/reconcile/round.hpp"
#include "app/reconcile/waiting.hpp"
#include "commands/progress_line.hpp"
#include "commands/reconciliation_terms.hpp"
#include "commands/store_place.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;
namespace matching = app::reconcile;
using namespace std::chrono_literals;

/// A service that works on the same files may be first; then its step is done and ours is taken anew.
constexpr int tries = 20;
constexpr auto pause = 100ms;

class SessionTransactions final : public matching::Transactions {
public:
    explicit SessionTransactions(soci::session& sql) : sql_{sql}, office_{sql} {}
    void run(std::function<void(matching::Books&)> const& work) override
    {
        store::Transaction transaction{sql_};
        work(office_.reconcile());
        transaction.commit();
    }

private:
    soci::session& sql_;
    store::SqlBackOffice office_;
};

/// Whether more is to be done. Throws what the last try threw.
bool step(matching::Round& round)
{
    for (int at = 1; at < tries; ++at) {
        try {
            return round.step();
        } catch (std::runtime_error const&) {
            std::this_thread::sleep_for(pause);
        }
    }
    return round.step();
}

std::int64_t lines_ahead(soci::session& sql)
{
    store::SqlBackOffice office{sql};
    store::Transaction const snapshot{sql, store::Begin::reading};
    return office.waiting().read().unfinished_lines;
}

} // namespace

void match_files(config::Settings const& settings, core::Clock clock, std::ostream& err)
{
    auto const sql = store::open_database(patient_store_place(settings), store::Access::write);
    SessionTransactions writes{*sql};
    matching::Round round{writes, reconciliation_terms(settings), clock};
    ProgressLine progress{err, is_watched(), "lines matched", lines_ahead(*sql)};
    while (step(round)) progress.reach(round.done().lines);
    progress.end();
}

} // namespace etimbre::commands
