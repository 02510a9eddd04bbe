#pragma once

#include "app/reconcile/report.hpp"

#include <stdexcept>

/// Books of reconciliation that are empty and that nobody writes to.
namespace etimbre::app::reconcile::testing {

struct NoFiles : FileStore {
    std::vector<std::string> unfinished(std::size_t) override { return {}; }
    std::optional<Progress> progress(std::string_view) override { return std::nullopt; }
    bool begin(std::string_view, core::Instant) override { return false; }
    void move(Progress const&, Progress const&) override {}
    void count_lines(std::string_view, Count const&) override {}
    void count_entries(std::string_view, Count const&) override {}
};

struct NoLines : LineStore {
    std::vector<NumberedLine> after(std::string_view, std::int64_t, std::size_t) override { return {}; }
    std::vector<recon::Expectation> expected(std::string_view, std::int64_t, std::int64_t) override
    {
        return {};
    }
    std::vector<OpenLine> open(std::string_view, std::int64_t, std::size_t) override { return {}; }
    std::vector<OpenLine> described_lines(std::string_view, std::size_t) override { return {}; }
    std::vector<recon::Expectation> described(std::string_view, std::string_view) override { return {}; }
    void keep(std::span<Match const>) override {}
    void keep(Chunk const&) override {}
    void correct(Match const&) override {}
    std::optional<Match> of_side(std::string_view, std::string_view) override { return std::nullopt; }
    std::vector<NumberedLine> withdrawn(std::string_view, std::int64_t, std::size_t) override { return {}; }
    std::string superseded_by(std::string_view) override { return {}; }
};

struct NoEntries : EntryStore {
    std::int64_t take_up(std::string_view, std::int64_t after, std::size_t, Count&) override { return after; }
    std::vector<Entry> undecided(std::string_view, std::size_t) override { return {}; }
    std::vector<Entry> unexplained(std::size_t) override { return {}; }
    void decide(Entry const&, std::string_view, recon::Tier, recon::Code) override {}
};

struct NoPayouts : PayoutStore {
    void add(PayoutShare const&) override {}
    std::vector<PayoutStanding> open(std::size_t) override { return {}; }
    std::optional<PayoutStanding> find(std::string_view, std::string_view) override { return std::nullopt; }
    void settle(PayoutStanding const&) override {}
    void reopen(std::string_view, std::string_view) override {}
};

/// How many exceptions there are, and whether one waits for a payment, is what a test says.
struct NoExceptions : ExceptionStore {
    bool waits = false;
    std::int64_t open = 0;

    bool insert(Exception const&, HistoryStep const&) override { return true; }
    std::optional<Exception> find(std::string_view) override { return std::nullopt; }
    bool advance(Exception const&, Exception const&, HistoryStep const&) override { return false; }
    std::vector<HistoryStep> history(std::string_view) override { return {}; }
    std::vector<Exception> come(std::size_t) override { return {}; }
    std::vector<Exception> page(ExceptionPage const&) override { return {}; }
    bool waits_for_payments() override { return waits; }
    std::int64_t undecided() override { return open; }
};

struct NothingOverdue : OverdueStore {
    std::vector<Overdue> missing(core::Instant, core::Instant, std::size_t) override { return {}; }
    std::vector<Overdue> stuck(core::Instant, std::size_t) override { return {}; }
    std::vector<Overdue> unpaid(std::chrono::sys_days, std::size_t) override { return {}; }
    std::optional<core::Instant> mark(std::string_view) override { return std::nullopt; }
    void set_mark(std::string_view, core::Instant) override {}
};

struct NoLedger : LedgerStore {
    void post(std::span<domain::ledger::Transfer const>, core::Instant) override {}
};

struct NoPayments : PaymentDesk {
    void ask_status(std::string_view, core::Instant) override {}
    void freeze(std::string_view, core::Instant) override {}
    void release(std::string_view) override {}
};

struct NoStatements : StatementStore {
    std::vector<StatementPage> published(PublishedPages const&) override { return {}; }
    std::vector<StatementPage> in_queue(std::string_view, std::size_t) override { return {}; }
    std::optional<StatementPage> before(StatementPage const&) override { return std::nullopt; }
    std::optional<StatementPage> next_page(StatementPage const&) override { return std::nullopt; }
    std::optional<StatementPage> next_statement(StatementPage const&) override { return std::nullopt; }
};

struct NoReports : ReportStore {
    DayReport day(std::chrono::sys_days) override { return {}; }
};

struct NothingToReconcile {
    NoFiles files;
    NoLines lines;
    NoEntries entries;
    NoPayouts payouts;
    NoExceptions exceptions;
    NothingOverdue overdue;
    NoLedger ledger;
    NoPayments payments;
    NoStatements statements;
    NoReports reports;

    Books books()
    {
        return {files, lines, entries, payouts, exceptions, overdue, ledger, payments, statements};
    }
};

} // namespace etimbre::app::reconcile::testing
