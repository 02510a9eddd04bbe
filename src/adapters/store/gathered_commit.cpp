#include "adapters/store/gathered_commit.hpp"

namespace etimbre::adapters::store {
namespace {

constexpr auto select_log_locked = "SELECT size FROM log_head WHERE log_name = 'issue' FOR UPDATE";

} // namespace

GatheredCommit::GatheredCommit(Session& session, Terms const& terms)
    : session_{session},
      unit_{session.unit()},
      notes_{session.notes()},
      events_{session.events()},
      begin_{session.sql(), dialect::of(session.sql()).begin_writing},
      savepoint_{session.sql(), "SAVEPOINT unit"},
      undo_{session.sql(), "ROLLBACK TO SAVEPOINT unit"},
      release_{session.sql(), "RELEASE SAVEPOINT unit"},
      commit_{session.sql(), dialect::commit},
      rollback_{session.sql(), dialect::rollback}
{
    if (terms.locks_log) lock_log_.emplace(session.sql(), select_log_locked);
    if (!terms.witness) return;
    witness_.emplace(session.sql(), *terms.witness);
    notes_.begin_noting();
}

std::vector<std::exception_ptr> GatheredCommit::carry_out(std::span<Waiting> units)
{
    std::vector<std::exception_ptr> failures(units.size());
    try {
        run(units, failures);
        commit(failures);
    } catch (ConnectionLost const&) {
        throw;
    } catch (Conflict const&) {
        give_up();
        throw;
    } catch (HeadMoved const&) {
        give_up();
        throw;
    } catch (StoreFailure const&) {
        fail_all(failures, std::current_exception());
    } catch (app::work::JournalFailure const&) {
        fail_all(failures, std::current_exception());
    }
    return failures;
}

void GatheredCommit::run(std::span<Waiting> units, std::vector<std::exception_ptr>& failures)
{
    begin();
    if (run_together(units)) return;
    give_up();
    begin();
    for (std::size_t at = 0; at < units.size(); ++at) attempt(units[at].work, failures[at]);
}

void GatheredCommit::begin()
{
    notes_.begin_transaction();
    events_.gather();
    begin_.run({});
    if (lock_log_) lock_log_->one({});
}

/// Whether they all ran. What one of them threw is found again by `attempt`, or was of its snapshot.
bool GatheredCommit::run_together(std::span<Waiting> units)
{
    auto const in_transaction = dialect::of(session_.sql()).in_transaction;
    try {
        for (auto& unit : units) {
            notes_.begin_unit();
            events_.begin_unit();
            unit.work(unit_);
            if (!in_transaction(session_.sql())) return false; // or the next would be committed by itself
        }
        return true;
    } catch (Conflict const&) {
        throw; // the whole transaction is gone
    } catch (ConnectionLost const&) {
        throw;
    } catch (...) {
        return false;
    }
}

// The journal goes first: what the database has and the journal has not could be lost without a trace.
void GatheredCommit::commit(std::vector<std::exception_ptr> const& failures)
{
    events_.write();
    if (witness_) witness_->testify(notes_);
    try {
        commit_.run({});
    } catch (ConnectionLost const& lost) {
        throw CommitUnknown{lost.what(), failures};
    }
    if (witness_) witness_->committed();
}

void GatheredCommit::fail_all(std::vector<std::exception_ptr>& failures, std::exception_ptr const& why)
{
    give_up();
    for (auto& failure : failures)
        if (!failure) failure = why;
}

void GatheredCommit::attempt(app::work::Lane::Work& work, std::exception_ptr& failure)
{
    savepoint_.run({});
    notes_.begin_unit();
    events_.begin_unit();
    try {
        work(unit_);
    } catch (Conflict const&) {
        throw; // the whole transaction is gone, and this unit is not to blame
    } catch (ConnectionLost const&) {
        throw;
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
    notes_.take_back_unit();
    events_.take_back_unit();
    try {
        undo_.run({});
    } catch (ConnectionLost const&) {
        throw;
    } catch (StoreFailure const&) {
        throw StoreFailure{"the database gave up the transaction that this work was gathered into"};
    }
}

void GatheredCommit::give_up()
{
    events_.drop();
    try {
        rollback_.run({});
    } catch (StoreFailure const&) {
        return; // there is no transaction any more, which is what was wanted
    }
}

} // namespace etimbre::adapters::store
