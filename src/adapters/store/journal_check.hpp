#pragma once

#include "adapters/store/fact_effects.hpp"
#include "adapters/store/fact_rows.hpp"
#include "adapters/store/frozen_stamps.hpp"
#include "adapters/store/journal_head.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/transaction.hpp"
#include "domain/journal/committed.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// One fact of a stream that the books do not hold as it was acknowledged.
struct JournalFinding {
    enum class What {
        missing,      ///< the books have no such row
        differs,      ///< they have another one under its key
        unknown_kind, ///< a newer program wrote it: this one cannot compare it
    };

    std::uint64_t seq = 0;
    std::string fact; ///< its word, such as "ended"
    std::string key;  ///< of its row; never the content
    What what = What::missing;
    bool mended = false; ///< the row has been put back
    bool frozen = false; ///< its stamp is out of use until a person has looked
};

struct JournalReport {
    std::string stream;
    std::size_t records = 0;  ///< committed ones that were compared
    std::size_t facts = 0;    ///< of them
    std::size_t restored = 0; ///< facts put back that the database as a whole had not come to
    std::vector<JournalFinding> findings;
    /// A record that needs rows which another stream must bring first; nothing more of this one was restored.
    std::optional<std::uint64_t> waits_at;

    /// Findings that a person must look at.
    std::size_t open_findings() const;
};

/// Holds the committed records of a stream against the books. Up to the database's head, a row that is
/// missing was taken away or lost: it is put back, which changes nothing that ever was acknowledged. Beyond
/// the head the database has lost commits, or is an old copy: the records are carried out again, in order,
/// the head with them. What contradicts the books is never overwritten; the stamp that it is about is frozen.
class JournalCheck {
public:
    enum class Mode {
        look, ///< changes nothing
        tend, ///< mends up to the head, and leaves alone what a service may be writing beyond it
        mend,
        mend_last, ///< as `mend`, when no other stream will bring what a record needs
    };

    /// @param now  when what is owed again becomes due.
    JournalCheck(soci::session& session, std::string stream, Mode mode, core::Instant now);

    /// Each committed record, in order. Throws StoreFailure where the database fails.
    void take(domain::journal::CommittedRecord const& record);
    /// Commits what is still open.
    JournalReport finish();

private:
    using Facts = std::vector<domain::journal::Fact>;

    void compare(std::uint64_t seq, Facts const& facts);
    void mend(std::uint64_t seq, domain::journal::Fact const& fact, Facts const& record);
    void restore(domain::journal::CommittedRecord const& record, Facts const& facts);
    bool carry_out(std::uint64_t seq, Facts const& facts);
    bool put(std::uint64_t seq, domain::journal::Fact const& fact, Facts const& record);
    void note(
        std::uint64_t seq,
        domain::journal::Fact const& fact,
        Facts const& record,
        JournalFinding::What what,
        bool mended = false
    );
    void commit();

    soci::session& session_;
    Mode mode_;
    core::Instant now_;
    JournalHead heads_;
    FactRows rows_;
    FactEffects effects_;
    FrozenStamps frozen_;
    Prepared<Nothing> savepoint_;
    Prepared<Nothing> undo_;
    Prepared<Nothing> release_;
    domain::journal::Position head_;
    std::optional<Transaction> open_; ///< of the records that are being restored
    std::size_t in_open_ = 0;
    JournalReport report_;
};

} // namespace etimbre::adapters::store
