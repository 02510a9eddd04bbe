#include "adapters/store/gathered_commit.hpp"

namespace etimbre::adapters::store {

GatheredCommit::GatheredCommit(Session& session)
    : unit_{session.unit()},
      begin_{session.sql(), dialect::begin_writing},
      savepoint_{session.sql(), "SAVEPOINT unit"},
      undo_{session.sql(), "ROLLBACK TO SAVEPOINT unit"},
      release_{session.sql(), "RELEASE SAVEPOINT unit"},
      commit_{session.sql(), dialect::commit},
      rollback_{session.sql(), dialect::rollback}
{
}

std::vector<std::exception_ptr> GatheredCommit::carry_out(std::span<Waiting> units)
{
    std::vector<std::exception_ptr> failures(units.size());
    try {
        begin_.run({});
        for (std::size_t at = 0; at < units.size(); ++at) attempt(units[at].work, failures[at]);
        commit_.run({});
    } catch (StoreFailure const&) {
        give_up();
        for (auto& failure : failures)
            if (!failure) failure = std::current_exception();
    }
    return failures;
}

void GatheredCommit::attempt(app::work::Lane::Work& work, std::exception_ptr& failure)
{
    savepoint_.run({});
    try {
        work(unit_);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) undo_one();
    release_.run({});
}

// The database may have rolled everything back by itself (disk full, I/O error): then there is no savepoint
// to go back to, and what the units before had written is gone too.
void GatheredCommit::undo_one()
{
    try {
        undo_.run({});
    } catch (StoreFailure const&) {
        throw StoreFailure{"the database gave up the transaction that this work was gathered into"};
    }
}

void GatheredCommit::give_up()
{
    try {
        rollback_.run({});
    } catch (StoreFailure const&) {
        return; // there is no transaction any more, which is what was wanted
    }
}

} // namespace etimbre::adapters::store
