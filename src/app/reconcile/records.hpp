#pragma once

#include "core/bytes.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "domain/reconciliation/fee.hpp"
#include "domain/reconciliation/life.hpp"
#include "domain/reconciliation/line.hpp"
#include "domain/reconciliation/payouts.hpp"
#include "domain/reconciliation/sequence.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::reconcile {

namespace recon = domain::reconciliation;

enum class Stage { entries, lines, payouts, done };

/// How far a file is matched. What is counted grows with each step, in the step's own transaction.
struct Progress {
    std::string file; ///< SHA-256, hexadecimal
    std::string acquirer;
    core::Currency currency = core::mad;
    Stage stage = Stage::entries;
    bool fees_apart = false; ///< the acquirer charges on lines of their own, not line by line
    int chunk = 0;           ///< lines are matched up to the end of this many chunks
    std::int64_t last_line = 0;
    std::int64_t last_entry = 0;
    core::Instant at{};
};

struct NumberedLine {
    std::int64_t number = 0;
    std::int64_t entry = 0; ///< of the statement; 0 in a report
    std::string payout;     ///< the acquirer's reference, empty where none is given
    std::chrono::sys_days booked;
    std::string print; ///< by which another source's line is known to tell of the same
    recon::Line line;
};

/// What became of one line.
struct Match {
    std::string file;
    std::int64_t line = 0;
    std::string side_kind;
    std::string side_id;
    recon::Tier tier = recon::Tier::none;
    recon::Code code = recon::Code::unknown_line;
};

struct Chunk {
    std::string file;
    int number = 0;
    std::int64_t first_line = 0;
    std::int64_t last_line = 0;
    std::int64_t lines = 0;
    std::int64_t net_minor = 0;
    std::int64_t fee_minor = 0; ///< posted for them
    core::Instant at{};
};

/// How many of a file are in order or not, and their money; added to what was counted before.
struct Count {
    std::int64_t matched = 0;
    std::int64_t matched_minor = 0;
    std::int64_t exceptions = 0;
    std::int64_t exceptions_minor = 0;
};

/// A movement of the bank's, signed, with what stands beside it.
struct Entry {
    std::string file;
    std::int64_t number = 0;
    std::string acquirer;
    recon::Movement movement;
    std::string payout_ref;                 ///< as the file's reader found it
    std::int64_t details = 0;               ///< card transactions that it is made of
    std::int64_t details_minor = 0;         ///< Σ of their nets
    std::int64_t charge_minor = 0;          ///< kept back by the bank, not in any line
    std::optional<std::int64_t> told_minor; ///< what another file said of the same movement: another amount
};

/// What the acquirer's reports say of one payout, and what the bank brought under its name.
struct PayoutStanding {
    std::string acquirer;
    recon::Payout payout;
    std::int64_t fee_minor = 0;
    std::int64_t agreed_minor = 0; ///< the contract's fee for its sales
    bool fees_apart = false;
    std::int64_t movements = 0;
    std::int64_t banked_minor = 0; ///< Σ movements + what the bank kept
};

/// What one chunk adds to a payout.
struct PayoutShare {
    std::string acquirer;
    std::string reference;
    core::Currency currency = core::mad;
    std::chrono::sys_days day;
    std::int64_t lines = 0;
    std::int64_t net_minor = 0;
    std::int64_t fee_minor = 0;
    std::int64_t agreed_minor = 0;
    bool fees_apart = false;
};

struct Exception {
    std::string id;
    std::string
        subject_kind; ///< line, entry, payout, payout_fee, sale, refund, payment, statement, next_page
    std::string subject_id;
    recon::Code code = recon::Code::unknown_line;
    recon::State state = recon::State::open;
    int version = 1; ///< steps so far
    std::string acquirer;
    core::Money amount = core::Money::of_minor(0, core::mad); ///< at stake, never negative
    std::string account;            ///< of the ledger, where its money waits; or empty
    std::int64_t residue_minor = 0; ///< the debit balance that waits there
    std::chrono::sys_days day;
    std::string detail; ///< what a person should know, such as a proposal
    std::string file;   ///< where a line or a movement stands; else empty
    std::int64_t number = 0;
    std::string print;  ///< of a line
    std::string action; ///< of the latest proposal
    std::string maker;
    std::string checker;
    core::Instant opened{};
};

struct HistoryStep {
    std::string exception;
    int number = 0;
    std::string from; ///< empty for the first
    std::string to;
    std::string step;
    std::string actor;
    std::string reason;
    std::int64_t moved_minor = 0;
    core::Instant at{};
};

/// A line that is in the queue, with what it needs to be looked at again.
struct OpenLine {
    std::string file;
    NumberedLine line;
    bool fees_apart = false;
    std::string acquirer{};
};

/// Something that our books hold and no file tells of, or that has waited too long.
struct Overdue {
    std::string subject_kind;
    std::string subject_id;
    recon::Code code = recon::Code::missing;
    std::string acquirer;
    core::Money amount = core::Money::of_minor(0, core::mad);
    int sign = 1; ///< 1: we wait for it; -1: the acquirer was to give it to a citizen
    std::chrono::sys_days day;
    std::string detail;
};

/// A page of a bank's statement that is in force: the newest revision of it.
struct StatementPage {
    std::string identity;
    std::string file;
    int number = 0; ///< of the statement in its file
    std::string format;
    std::string account;
    int year = 0;
    recon::Page page;
    std::string acquirer;
    core::Currency currency = core::mad;
    core::Instant published{};
};

/// Pages of files that were published in that time, in the order of files, after that page.
struct PublishedPages {
    core::Instant from{};
    core::Instant until{};
    bool of_several = false; ///< only those of statements that have several
    std::string after_file{};
    std::int64_t after_number = 0;
    std::size_t most = 0;
};

/// A page of the queue, the oldest first.
struct ExceptionPage {
    bool decided_too = false;
    std::optional<recon::State> state{}; ///< of this alone; one that is decided needs the above
    std::string code{};                  ///< empty: any
    core::Instant after{};
    std::string after_id{}; ///< the last of the page before, opened at `after`
    std::size_t most = 0;
};

/// What is agreed, and what the rules need from outside.
struct Terms {
    /// The fees of that acquirer's contract; nothing where they are not checked.
    std::function<std::optional<recon::FeeTerms>(std::string_view acquirer)> fees;
    std::chrono::seconds missing_after{std::chrono::hours{72}};
    std::chrono::days payout_after{3};
    std::chrono::seconds stuck_after{std::chrono::hours{168}};
    core::Sha256 sha256;
};

} // namespace etimbre::app::reconcile
