#include "commands/reconcile_command.hpp"

#include "adapters/store/back_office.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/transaction.hpp"
#include "app/reconcile/report.hpp"
#include "app/reconcile/round.hpp"
#include "app/reconcile/waiting.hpp"
#include "commands/progress_line.hpp"
#include "commands/reconcile_tables.hpp"
#include "commands/reconciliation_terms.hpp"
#include "commands/store_place.hpp"
#include "http/api/reconciliation_text.hpp"

#include <chrono>
#include <ostream>
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

void do_everything(config::Settings const& settings, core::Clock clock, std::ostream& err)
{
    auto const sql = store::open_database(patient_store_place(settings), store::Access::write);
    SessionTransactions writes{*sql};
    matching::Round round{writes, reconciliation_terms(settings), clock};
    ProgressLine progress{err, is_watched(), "lines matched", lines_ahead(*sql)};
    while (step(round)) progress.reach(round.done().lines);
    progress.end();
}

std::chrono::sys_days day_of(std::string const& text, core::Instant now)
{
    if (text.empty()) return std::chrono::floor<std::chrono::days>(now);
    auto const day = core::from_date(text);
    if (!day) throw std::invalid_argument{"a day is written as 2026-11-30, not " + text};
    return *day;
}

} // namespace

int reconcile(
    config::Settings const& settings,
    core::Clock clock,
    ReconcileQuestion const& question,
    std::ostream& out,
    std::ostream& err
)
{
    auto const day = day_of(question.day, clock());
    do_everything(settings, clock, err);
    auto const sql = store::open_database(patient_store_place(settings), store::Access::read);
    store::Transaction const snapshot{*sql, store::Begin::reading};
    store::SqlBackOffice office{*sql};
    auto const report = office.day_reports().day(day);
    if (question.json)
        out << http::api::reconciled_day_json(day, report) << "\n";
    else
        out << reconciled_day_table(day, report) << waiting_table(office.waiting().read(), clock());
    return report.matched() ? 0 : 1;
}

} // namespace etimbre::commands
