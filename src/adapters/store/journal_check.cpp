#include "adapters/store/journal_check.hpp"

#include "adapters/store/store_failure.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Fact;
using domain::journal::Kind;
using What = JournalFinding::What;

/// So many records are restored with one wait for the disk.
constexpr std::size_t records_of_a_commit = 100;

/// Replies are kept for a while only.
bool is_compared(Fact const& fact)
{
    return fact.kind != Kind::replied;
}

/// The stamp that a fact is about; empty for others. A leaf's is named by the fact it was logged with.
std::string stamp_of(Fact const& fact, std::vector<Fact> const& record)
{
    if (fact.kind == Kind::issued || fact.kind == Kind::ended) return text_of(fact, "number");
    if (fact.kind != Kind::logged) return "";
    auto const issued = std::ranges::find_if(record, [&](Fact const& each) {
        return each.kind == Kind::issued && cell_of(each, "log_index") == cell_of(fact, "log_index");
    });
    return issued == record.end() ? "" : text_of(*issued, "number");
}

std::string_view reason_of(What what)
{
    return what == What::missing ? "acknowledged, and cannot be put back into the books"
                                 : "the books say something else than what was acknowledged";
}

} // namespace

std::size_t JournalReport::open_findings() const
{
    return static_cast<std::size_t>(std::ranges::count(findings, false, &JournalFinding::mended));
}

JournalCheck::JournalCheck(soci::session& session, std::string stream, Mode mode, core::Instant now)
    : session_{session},
      mode_{mode},
      now_{now},
      heads_{session},
      rows_{session},
      effects_{session},
      frozen_{session},
      savepoint_{session, "SAVEPOINT record"},
      undo_{session, "ROLLBACK TO SAVEPOINT record"},
      release_{session, "RELEASE SAVEPOINT record"}
{
    report_.stream = std::move(stream);
    if (mode != Mode::look) heads_.begin(report_.stream);
    head_ = heads_.find(report_.stream).value_or(domain::journal::Position{});
}

void JournalCheck::take(domain::journal::CommittedRecord const& record)
{
    if (report_.waits_at) return;
    auto const seq = record.position.seq;
    if (seq > head_.seq && mode_ == Mode::tend) return;
    auto const facts = domain::journal::read_facts(record.facts);
    if (!facts) {
        report_.findings.push_back({.seq = seq, .fact = "", .key = "", .what = What::unknown_kind});
        return;
    }
    ++report_.records;
    report_.facts += facts->size();
    if (seq > head_.seq && mode_ != Mode::look) return restore(record, *facts);
    compare(seq, *facts);
}

void JournalCheck::compare(std::uint64_t seq, Facts const& facts)
{
    for (auto const& fact : facts) {
        if (!is_compared(fact)) continue;
        auto const look = rows_.look(fact);
        if (look == FactRows::Look::there) continue;
        if (look == FactRows::Look::missing && mode_ != Mode::look)
            mend(seq, fact, facts);
        else
            note(seq, fact, facts, look == FactRows::Look::missing ? What::missing : What::differs);
    }
}

void JournalCheck::mend(std::uint64_t seq, Fact const& fact, Facts const& record)
{
    Transaction transaction{session_};
    bool const written = rows_.put(fact) == FactRows::Put::written;
    if (written) effects_.settle(fact, now_);
    note(seq, fact, record, What::missing, written);
    transaction.commit();
}

void JournalCheck::restore(domain::journal::CommittedRecord const& record, Facts const& facts)
{
    if (!open_) open_.emplace(session_);
    savepoint_.run({});
    bool const done = carry_out(record.position.seq, facts);
    if (!done) undo_.run({});
    release_.run({});
    if (!done) {
        report_.waits_at = record.position.seq;
        return commit();
    }
    if (!heads_.move(report_.stream, head_, record.position))
        throw StoreFailure{"somebody else writes the journal " + report_.stream + " meanwhile"};
    head_ = record.position;
    if (++in_open_ == records_of_a_commit) commit();
}

/// False when it must wait for another stream.
bool JournalCheck::carry_out(std::uint64_t seq, Facts const& facts)
{
    auto const before = report_;
    for (auto const& fact : facts)
        if (!put(seq, fact, facts)) {
            report_ = before;
            return false;
        }
    for (auto const& fact : facts) effects_.settle(fact, now_);
    return true;
}

bool JournalCheck::put(std::uint64_t seq, Fact const& fact, Facts const& record)
{
    auto const put = rows_.put(fact);
    if (put == FactRows::Put::written) {
        ++report_.restored;
        return true;
    }
    if (put == FactRows::Put::parent_missing && mode_ == Mode::mend) return false;
    auto const look = rows_.look(fact);
    if (look == FactRows::Look::there || !is_compared(fact)) return true;
    note(seq, fact, record, look == FactRows::Look::missing ? What::missing : What::differs);
    return true;
}

void JournalCheck::note(std::uint64_t seq, Fact const& fact, Facts const& record, What what, bool mended)
{
    JournalFinding finding{
        .seq = seq,
        .fact = std::string{domain::journal::row_of(fact.kind).word},
        .key = FactRows::key_of(fact),
        .what = what,
        .mended = mended
    };
    auto const stamp = stamp_of(fact, record);
    if (!mended && !stamp.empty() && mode_ != Mode::look) {
        frozen_.freeze(stamp, reason_of(what), now_);
        finding.frozen = true;
    }
    report_.findings.push_back(std::move(finding));
}

void JournalCheck::commit()
{
    if (open_) open_->commit();
    open_.reset();
    in_open_ = 0;
}

JournalReport JournalCheck::finish()
{
    commit();
    return std::move(report_);
}

} // namespace etimbre::adapters::store
