#pragma once

#include "adapters/store/journal_head.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/store_failure.hpp"
#include "app/work/journal.hpp"
#include "core/instant.hpp"

#include <soci/soci.h>

#include <optional>

namespace etimbre::adapters::store {

/// The database does not stand where the journal left it.
struct HeadMoved : StoreFailure {
    using StoreFailure::StoreFailure;
};

/// Writes the facts of each transaction into its stream before the transaction commits. One writing session
/// has one stream and one witness:
///
///     begin → units → `testify(notes)` → COMMIT → `committed()` → tell those who wait
///
/// After a transaction that was certainly rolled back nothing is called: the next record says by its base
/// that the one before it was for nothing. After a COMMIT whose outcome is unknown, `resolve()` reads it from
/// the database.
class Witness {
public:
    struct Terms {
        app::work::Journal& journal; ///< outlives the witness
        core::Sha256 sha256;
        core::Clock clock;
    };

    /// Reads where the database stands. Throws StoreFailure where it does not know the stream.
    Witness(soci::session& session, Terms terms);

    /// Inside the transaction, after its units and before COMMIT: moves the stream's head, compared and
    /// swapped, and writes the record through to the disk. Without facts it does nothing. Throws StoreFailure
    /// (HeadMoved) when somebody else moved the head, JournalFailure when the record cannot be written;
    /// either way the transaction must be rolled back.
    void testify(Notes const& notes);
    /// The COMMIT has returned.
    void committed();
    /// After a COMMIT with an unknown outcome, on a session that works again: whether it took place, for
    /// transactions that testified. Nothing for one without facts, which the head does not tell.
    std::optional<bool> resolve(soci::session& session);

    /// The latest record known committed, and the one of the transaction in progress.
    domain::journal::Position base() const { return base_; }
    std::optional<domain::journal::Position> testified() const { return testified_; }

private:
    Terms terms_;
    JournalHead head_;
    domain::journal::Position base_;                     ///< the latest record known committed
    std::optional<domain::journal::Position> testified_; ///< by the transaction in progress
};

} // namespace etimbre::adapters::store
