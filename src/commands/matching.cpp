#include "commands/matching.hpp"

#include "adapters/store/recon_transactions.hpp"
#include "app/reconcile/round.hpp"
#include "commands/progress_line.hpp"
#include "commands/reconciliation_terms.hpp"
#include "commands/store_place.hpp"

#include <ostream>
#include <string_view>

namespace etimbre::commands {

std::size_t match_files(config::Settings const& settings, core::Clock clock, std::ostream& err)
{
    adapters::store::SqlReconTransactions writes{patient_store_place(settings)};
    ProgressLine progress{err, watched_columns(), "lines matched", writes.waiting().unfinished_lines};
    auto const on_failure = [&](std::string_view file, std::string_view why) {
        progress.end();
        err << "The file " << file << " cannot be matched: " << why << '\n';
    };
    app::reconcile::Round round{writes, reconciliation_terms(settings), clock, on_failure};
    while (round.step()) progress.reach(round.done().lines);
    progress.end();
    return round.failed();
}

} // namespace etimbre::commands
