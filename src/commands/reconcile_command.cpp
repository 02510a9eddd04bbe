#include "commands/reconcile_command.hpp"

#include "adapters/store/back_office.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/transaction.hpp"
#include "app/reconcile/report.hpp"
#include "app/reconcile/waiting.hpp"
#include "commands/matching.hpp"
#include "commands/reconcile_tables.hpp"
#include "commands/store_place.hpp"
#include "http/api/reconciliation_text.hpp"

#include <chrono>
#include <ostream>
#include <stdexcept>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;

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
    bool const all_matched = match_files(settings, clock, err) == 0;
    auto const sql = store::open_database(patient_store_place(settings), store::Access::read);
    store::Transaction const snapshot{*sql, store::Begin::reading};
    store::SqlBackOffice office{*sql};
    auto const report = office.day_reports().day(day);
    if (question.json)
        out << http::api::reconciled_day_json(day, report) << "\n";
    else
        out << reconciled_day_table(day, report) << waiting_table(office.waiting().read(), clock());
    return all_matched && report.matched() ? 0 : 1;
}

} // namespace etimbre::commands
