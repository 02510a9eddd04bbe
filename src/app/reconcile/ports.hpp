#pragma once

#include "app/reconcile/records.hpp"
#include "domain/ledger/transfer.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::reconcile {

class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

/// Files, as far as they are matched.
class FileStore : public Port {
public:
    /// Published files that are not matched to their end, the oldest first.
    virtual std::vector<std::string> unfinished(std::size_t most) = 0;
    virtual std::optional<Progress> progress(std::string_view file) = 0;
    /// Begins with a published file. False where there is no such file.
    virtual bool begin(std::string_view file, core::Instant at) = 0;
    /// Compared and swapped on stage, chunk and entry: throws when another worker moved it, and its
    /// transaction is undone.
    virtual void move(Progress const& from, Progress const& to) = 0;
    virtual void count_lines(std::string_view file, Count const& more) = 0;
    virtual void count_entries(std::string_view file, Count const& more) = 0;
};

/// Lines and what they are about.
class LineStore : public Port {
public:
    virtual std::vector<NumberedLine> after(std::string_view file, std::int64_t line, std::size_t most) = 0;
    /// What the lines of that range name, by either reference.
    virtual std::vector<recon::Expectation>
    expected(std::string_view file, std::int64_t after, std::int64_t last) = 0;
    /// Lines that stand in the queue undecided, late or tied to nothing, after that line of that file.
    virtual std::vector<OpenLine>
    open(std::string_view after_file, std::int64_t after_line, std::size_t most) = 0;
    /// Sales of the queue, undecided and tied to nothing, whose authorisation code comes after that one, in
    /// the order of the codes.
    virtual std::vector<OpenLine> described_lines(std::string_view after_code, std::size_t most) = 0;
    /// Captured payments of that acquirer and authorisation code that no line is matched to.
    virtual std::vector<recon::Expectation>
    described(std::string_view acquirer, std::string_view auth_code) = 0;
    /// Throws where one of the lines, or its side, has a match: nothing is matched twice.
    virtual void keep(std::span<Match const> matches) = 0;
    virtual void keep(Chunk const& chunk) = 0;
    /// What became of a line is another thing by now.
    virtual void correct(Match const& match) = 0;
    /// The line that is matched to that side.
    virtual std::optional<Match> of_side(std::string_view kind, std::string_view id) = 0;
    /// A file that this one took over from, and that was not looked through to its end; empty where there is
    /// none left.
    virtual std::string superseded_by(std::string_view file) = 0;
    /// Looks at the next lines of that file, `looked_at` of them and no more than has `most` without a twin
    /// in the new one, which are returned. How far it has come is kept: each line is looked at once.
    virtual std::vector<NumberedLine>
    withdrawn(std::string_view file, std::int64_t looked_at, std::size_t most) = 0;
};

/// Movements of our account.
class EntryStore : public Port {
public:
    /// Takes up to `most` movements into the match, undecided, but those that another file brought before;
    /// how far it came, and what was counted as copies.
    virtual std::int64_t
    take_up(std::string_view file, std::int64_t after, std::size_t most, Count& copies) = 0;
    /// Of one file, undecided.
    virtual std::vector<Entry> undecided(std::string_view file, std::size_t most) = 0;
    /// In the queue, of any file.
    virtual std::vector<Entry> unexplained(std::size_t most) = 0;
    virtual void decide(Entry const& entry, std::string_view payout, recon::Tier tier, recon::Code code) = 0;
};

/// What reports say of payouts, and what the bank brought.
class PayoutStore : public Port {
public:
    virtual void add(PayoutShare const& share) = 0;
    /// Open ones, and the named ones.
    virtual std::vector<PayoutStanding> open(std::size_t most) = 0;
    virtual std::optional<PayoutStanding> find(std::string_view acquirer, std::string_view reference) = 0;
    virtual void settle(PayoutStanding const& payout) = 0;
    virtual void reopen(std::string_view acquirer, std::string_view reference) = 0;
};

class ExceptionStore : public Port {
public:
    /// False where its subject is in the queue already, or was.
    virtual bool insert(Exception const& exception, HistoryStep const& step) = 0;
    virtual std::optional<Exception> find(std::string_view id) = 0;
    /// Compared and swapped on the version; the row refuses a maker who is the checker. False where another
    /// step came first.
    virtual bool advance(Exception const& from, Exception const& to, HistoryStep const& step) = 0;
    virtual std::vector<HistoryStep> history(std::string_view id) = 0;
    /// Not decided, and explained by now: what was missing has come.
    virtual std::vector<Exception> come(std::size_t most) = 0;
    virtual std::vector<Exception> page(ExceptionPage const& page) = 0;
    /// Whether some payment that the acquirer accounts for is not captured in our books yet.
    virtual bool waits_for_payments() = 0;
    /// Not resolved and not written off.
    virtual std::int64_t undecided() = 0;
};

/// What our books hold and no file tells of.
class OverdueStore : public Port {
public:
    /// Captures and refunds posted after `from` and until `to` that no file tells of.
    virtual std::vector<Overdue> missing(core::Instant from, core::Instant to, std::size_t most) = 0;
    /// Payments unknown since before that moment; reports' payouts that the bank has not brought since that
    /// day. Only what is not in the queue.
    virtual std::vector<Overdue> stuck(core::Instant before, std::size_t most) = 0;
    virtual std::vector<Overdue> unpaid(std::chrono::sys_days until, std::size_t most) = 0;
    virtual std::optional<core::Instant> mark(std::string_view name) = 0;
    virtual void set_mark(std::string_view name, core::Instant at) = 0;
};

/// The bank's statements, page by page, each in its newest revision.
class StatementStore : public Port {
public:
    virtual std::vector<StatementPage> published(PublishedPages const& which) = 0;
    /// Those of whose place an exception waits, by their identity, after that one.
    virtual std::vector<StatementPage> in_queue(std::string_view after_identity, std::size_t most) = 0;
    /// Of the same statement the nearest page before; of a first page the highest page of the nearest
    /// statement before, in its year.
    virtual std::optional<StatementPage> before(StatementPage const& page) = 0;
    /// The nearest page behind, in the same statement.
    virtual std::optional<StatementPage> next_page(StatementPage const& page) = 0;
    /// The lowest page of the nearest statement behind, in its year.
    virtual std::optional<StatementPage> next_statement(StatementPage const& page) = 0;
};

class LedgerStore : public Port {
public:
    /// Throws on a transfer id that exists: a fact is posted once.
    virtual void post(std::span<domain::ledger::Transfer const> transfers, core::Instant at) = 0;
};

/// What is done about the payment of a line.
class PaymentDesk : public Port {
public:
    /// Owes the acquirer the question how it stands, whose answer pays the order or gives the money back.
    virtual void ask_status(std::string_view payment, core::Instant due) = 0;
    /// No stamp of its order that is not used yet can be used, until `release`.
    virtual void freeze(std::string_view payment, core::Instant at) = 0;
    virtual void release(std::string_view payment) = 0;
};

/// Everything a rule of reconciliation may touch inside one transaction.
struct Books {
    FileStore& files;
    LineStore& lines;
    EntryStore& entries;
    PayoutStore& payouts;
    ExceptionStore& exceptions;
    OverdueStore& overdue;
    LedgerStore& ledger;
    PaymentDesk& payments;
    StatementStore& statements;
};

} // namespace etimbre::app::reconcile
