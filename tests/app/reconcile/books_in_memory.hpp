#pragma once

#include "no_reconciliation.hpp"
#include "records_for_test.hpp"
#include "statements_in_memory.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// Books that a test looks into.
namespace etimbre::app::reconcile::testing {

struct FilesInMemory : NoFiles {
    std::map<std::string, Progress, std::less<>> rows;
    std::map<std::string, Count, std::less<>> lines;
    std::map<std::string, Count, std::less<>> entries;

    std::optional<Progress> progress(std::string_view file) override
    {
        auto const row = rows.find(file);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    bool begin(std::string_view file, core::Instant at) override
    {
        Progress begun{.file = std::string{file}, .acquirer = "cmi"};
        begun.at = at;
        return rows.emplace(begun.file, begun).second;
    }
    void move(Progress const& from, Progress const& to) override { rows.at(from.file) = to; }
    void count_lines(std::string_view file, Count const& more) override
    {
        add(lines[std::string{file}], more);
    }
    void count_entries(std::string_view file, Count const& more) override
    {
        add(entries[std::string{file}], more);
    }

private:
    static void add(Count& to, Count const& more)
    {
        to.matched += more.matched;
        to.matched_minor += more.matched_minor;
        to.exceptions += more.exceptions;
        to.exceptions_minor += more.exceptions_minor;
    }
};

struct LinesInMemory : NoLines {
    std::vector<NumberedLine> lines;
    std::vector<recon::Expectation> expectations;
    std::vector<recon::Expectation> by_code;
    std::string of_acquirer = "cmi"; ///< whose they are
    std::vector<OpenLine> queue;
    std::vector<NumberedLine> gone;
    std::vector<Match> kept;
    std::vector<Chunk> chunks;
    std::string before;
    std::int64_t lines_before = 0;
    std::int64_t looked = 0;

    std::vector<NumberedLine> after(std::string_view, std::int64_t line, std::size_t most) override
    {
        std::vector<NumberedLine> found;
        for (auto const& each : lines)
            if (each.number > line && found.size() < most) found.push_back(each);
        return found;
    }
    std::vector<recon::Expectation> expected(std::string_view, std::int64_t, std::int64_t) override
    {
        return expectations;
    }
    std::vector<OpenLine> open(std::string_view file, std::int64_t, std::size_t) override
    {
        return file.empty() ? queue : std::vector<OpenLine>{};
    }
    std::vector<OpenLine> described_lines(std::string_view after_code, std::size_t most) override
    {
        std::vector<OpenLine> found;
        for (auto const& each : queue)
            if (each.line.line.auth_code > after_code && found.size() < most) found.push_back(each);
        return found;
    }
    std::vector<recon::Expectation> described(std::string_view acquirer, std::string_view auth_code) override
    {
        std::vector<recon::Expectation> found;
        for (auto const& each : by_code)
            if (acquirer == of_acquirer && each.auth_code == auth_code) found.push_back(each);
        return found;
    }
    void keep(std::span<Match const> matches) override
    {
        kept.insert(kept.end(), matches.begin(), matches.end());
    }
    void keep(Chunk const& chunk) override { chunks.push_back(chunk); }
    void correct(Match const& match) override { kept.push_back(match); }
    std::optional<Match> of_side(std::string_view kind, std::string_view id) override
    {
        for (auto const& each : kept)
            if (each.side_kind == kind && each.side_id == id) return each;
        return std::nullopt;
    }
    std::vector<NumberedLine> withdrawn(std::string_view, std::int64_t looked_at, std::size_t) override
    {
        std::vector<NumberedLine> found;
        auto const until = std::min(looked + looked_at, lines_before);
        for (auto const& each : gone)
            if (each.number > looked && each.number <= until) found.push_back(each);
        looked = until;
        return found;
    }
    std::string superseded_by(std::string_view) override { return looked < lines_before ? before : ""; }
};

struct EntriesInMemory : NoEntries {
    std::vector<Entry> waiting;
    std::vector<Entry> queue;
    std::vector<std::pair<std::string, recon::Code>> decided; ///< payout and code

    std::vector<Entry> undecided(std::string_view, std::size_t) override
    {
        return std::exchange(waiting, {});
    }
    std::vector<Entry> unexplained(std::size_t) override { return queue; }
    void decide(Entry const&, std::string_view payout, recon::Tier, recon::Code code) override
    {
        decided.emplace_back(payout, code);
    }
};

struct PayoutsInMemory : NoPayouts {
    std::vector<PayoutStanding> rows;
    std::vector<PayoutShare> added;
    std::vector<std::string> settled;
    std::vector<std::string> reopened;

    void add(PayoutShare const& share) override { added.push_back(share); }
    std::vector<PayoutStanding> open(std::size_t) override { return rows; }
    void settle(PayoutStanding const& payout) override { settled.push_back(payout.payout.reference); }
    void reopen(std::string_view, std::string_view reference) override { reopened.emplace_back(reference); }
};

struct ExceptionsInMemory : NoExceptions {
    std::map<std::string, Exception, std::less<>> rows;
    std::vector<HistoryStep> steps;
    std::vector<Exception> arrived;

    bool insert(Exception const& exception, HistoryStep const& step) override
    {
        if (!rows.emplace(exception.id, exception).second) return false;
        steps.push_back(step);
        return true;
    }
    std::optional<Exception> find(std::string_view id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    bool advance(Exception const& from, Exception const& to, HistoryStep const& step) override
    {
        auto& row = rows.at(from.id);
        if (row.version != from.version) return false;
        row = to;
        steps.push_back(step);
        return true;
    }
    std::vector<Exception> come(std::size_t) override { return std::exchange(arrived, {}); }
};

struct OverdueInMemory : NothingOverdue {
    std::vector<Overdue> absent;
    std::map<std::string, core::Instant, std::less<>> marks;

    std::vector<Overdue> missing(core::Instant, core::Instant, std::size_t) override { return absent; }
    void set_mark(std::string_view name, core::Instant at) override { marks[std::string{name}] = at; }
};

struct LedgerInMemory : NoLedger {
    std::map<std::string, std::int64_t, std::less<>> balances; ///< debits less credits
    std::map<std::string, int, std::less<>> ids;

    void post(std::span<domain::ledger::Transfer const> transfers, core::Instant) override
    {
        for (auto const& each : transfers) {
            if (++ids[each.id] > 1) throw std::logic_error{"a fact is posted twice"};
            balances[each.debit] += each.amount.minor();
            balances[each.credit] -= each.amount.minor();
        }
    }
};

struct PaymentsInMemory : NoPayments {
    std::vector<std::string> asked;
    std::vector<std::string> frozen;

    void ask_status(std::string_view payment, core::Instant) override { asked.emplace_back(payment); }
    void freeze(std::string_view payment, core::Instant) override { frozen.emplace_back(payment); }
    void release(std::string_view payment) override { std::erase(frozen, payment); }
};

struct BooksInMemory {
    FilesInMemory files;
    LinesInMemory lines;
    EntriesInMemory entries;
    PayoutsInMemory payouts;
    ExceptionsInMemory exceptions;
    OverdueInMemory overdue;
    LedgerInMemory ledger;
    PaymentsInMemory payments;
    StatementsInMemory statements;
    Books books{files, lines, entries, payouts, exceptions, overdue, ledger, payments, statements};

    Exception const& only_exception() const
    {
        if (exceptions.rows.size() != 1) throw std::logic_error{"not one exception"};
        return exceptions.rows.begin()->second;
    }
};

} // namespace etimbre::app::reconcile::testing
