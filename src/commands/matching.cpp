#include "commands/matching.hpp"

#include "adapters/store/recon_transactions.hpp"
#include "app/reconcile/round.hpp"
#include "commands/progress_line.hpp"
#include "commands/reconciliation_terms.hpp"
#include "commands/store_place.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace etimbre::commands {
namespace {

namespace matching = app::reconcile;
using namespace std::chrono_literals;

/// A service that works on the same files may be first; then its step is done and ours is taken anew.
constexpr int tries = 20;
constexpr auto pause = 100ms;

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

} // namespace

void match_files(config::Settings const& settings, core::Clock clock, std::ostream& err)
{
    adapters::store::SqlReconTransactions writes{patient_store_place(settings)};
    matching::Round round{writes, reconciliation_terms(settings), clock};
    ProgressLine progress{err, is_watched(), "lines matched", writes.waiting().unfinished_lines};
    while (step(round)) progress.reach(round.done().lines);
    progress.end();
}

} // namespace etimbre::commands
