#include "adapters/store/recon_exceptions.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_exception_rows.hpp"

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Exception;
using app::reconcile::ExceptionPage;
using app::reconcile::HistoryStep;
namespace recon = app::reconcile::recon;

// The key on the subject: a thing is in the queue once.
constexpr auto insert_exception = R"sql(
    INSERT INTO recon_exception (exception_id, subject_kind, subject_id, code, state, waits, version, acquirer, currency,
        amount_minor, account, residue_minor, day, detail, file_sha, number, print, action, maker, checker, opened_us)
    VALUES (:exception_id, :subject_kind, :subject_id, :code, :state, :waits, :version, :acquirer, :currency,
        :amount_minor, :account, :residue_minor, :day, :detail, :file_sha, :number, :print, :action, :maker, :checker,
        :opened_us))sql";

constexpr auto select_by_id = R"sql(
    SELECT exception_id, subject_kind, subject_id, code, state, waits, version, acquirer, currency, amount_minor,
           account, residue_minor, day, detail, file_sha, number, print, action, maker, checker, opened_us
    FROM recon_exception WHERE exception_id = :exception_id)sql";

// The WHERE on the version is the lock; a CHECK refuses a maker who is the checker.
constexpr auto update_exception = R"sql(
    UPDATE recon_exception SET code = :code, state = :state, waits = :waits, version = :version,
        amount_minor = :amount_minor, residue_minor = :residue_minor, detail = :detail, action = :action,
        maker = :maker, checker = :checker
    WHERE exception_id = :exception_id AND version = :from_version)sql";

constexpr auto insert_step = R"sql(
    INSERT INTO recon_history (exception_id, n, from_state, to_state, step, actor, reason, moved_minor, at_us)
    VALUES (:exception_id, :n, :from_state, :to_state, :step, :actor, :reason, :moved_minor, :at_us))sql";

constexpr auto select_steps = R"sql(
    SELECT exception_id, n, from_state, to_state, step, actor, reason, moved_minor, at_us
    FROM recon_history WHERE exception_id = :exception_id ORDER BY n)sql";

// A sale or refund that some line tells of, a payment that is not unknown any more.
constexpr auto select_come = R"sql(
    SELECT x.exception_id, x.subject_kind, x.subject_id, x.code, x.state, x.waits, x.version, x.acquirer, x.currency,
           x.amount_minor, x.account, x.residue_minor, x.day, x.detail, x.file_sha, x.number, x.print, x.action, x.maker,
           x.checker, x.opened_us
    FROM recon_exception x
    WHERE x.waits = 1 AND x.code IN ('MISSING', 'STUCK_UNKNOWN') AND (
        EXISTS (SELECT 1 FROM recon_match m WHERE x.subject_kind IN ('sale', 'refund')
            AND m.side_kind = x.subject_kind AND m.side_id = x.subject_id)
        OR EXISTS (SELECT 1 FROM payment p WHERE x.subject_kind = 'payment'
            AND p.payment_id = x.subject_id AND p.state <> 'unknown'))
    ORDER BY x.exception_id LIMIT :most)sql";

constexpr auto select_waiting = R"sql(
    SELECT exception_id, subject_kind, subject_id, code, state, waits, version, acquirer, currency, amount_minor,
           account, residue_minor, day, detail, file_sha, number, print, action, maker, checker, opened_us
    FROM recon_exception
    WHERE waits = 1 AND (:any_code = '' OR code = :code) AND (:any_state = '' OR state = :state)
        AND (opened_us > :after_us OR (opened_us = :at_us AND exception_id > :after_id))
    ORDER BY opened_us, exception_id LIMIT :most)sql";

constexpr auto select_all = R"sql(
    SELECT exception_id, subject_kind, subject_id, code, state, waits, version, acquirer, currency, amount_minor,
           account, residue_minor, day, detail, file_sha, number, print, action, maker, checker, opened_us
    FROM recon_exception
    WHERE (:any_code = '' OR code = :code) AND (:any_state = '' OR state = :state)
        AND (opened_us > :after_us OR (opened_us = :at_us AND exception_id > :after_id))
    ORDER BY opened_us, exception_id LIMIT :most)sql";

constexpr auto count_late = R"sql(
    SELECT COUNT(*) FROM recon_exception WHERE waits = 1 AND code = 'LATE')sql";

constexpr auto count_waiting = R"sql(
    SELECT COUNT(*) FROM recon_exception WHERE waits = 1)sql";

struct ById {
    std::string exception_id;
};

struct Most {
    std::int64_t most;
};

struct Change {
    std::string code;
    std::string state;
    int waits;
    int version;
    std::int64_t amount_minor;
    std::int64_t residue_minor;
    std::string detail;
    std::string action;
    std::string maker;
    std::string checker;
    std::string exception_id;
    int from_version;
};

struct PageRow {
    std::string any_code;
    std::string code;
    std::string any_state;
    std::string state;
    std::int64_t after_us;
    std::int64_t at_us;
    std::string after_id;
    std::int64_t most;
};

struct CountRow {
    std::int64_t count;
};

std::vector<Exception> exceptions_of(std::vector<ExceptionRow> rows)
{
    std::vector<Exception> all;
    all.reserve(rows.size());
    for (auto& row : rows) all.push_back(exception_of(std::move(row)));
    return all;
}

} // namespace

struct SqlReconExceptions::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_exception},
          find{session, select_by_id},
          advance{session, update_exception},
          record{session, insert_step},
          history{session, select_steps},
          come{session, select_come},
          waiting{session, select_waiting},
          all{session, select_all},
          late{session, count_late},
          undecided{session, count_waiting}
    {
    }

    Prepared<ExceptionRow> insert;
    Prepared<ById, ExceptionRow> find;
    Prepared<Change> advance;
    Prepared<StepRow> record;
    Prepared<ById, StepRow> history;
    Prepared<Most, ExceptionRow> come;
    Prepared<PageRow, ExceptionRow> waiting;
    Prepared<PageRow, ExceptionRow> all;
    Prepared<Nothing, CountRow> late;
    Prepared<Nothing, CountRow> undecided;
};

SqlReconExceptions::SqlReconExceptions(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconExceptions::~SqlReconExceptions() = default;

bool SqlReconExceptions::insert(Exception const& exception, HistoryStep const& step)
{
    if (statements_->insert.insert(row_of(exception))) return false;
    statements_->record.run(row_of(step));
    return true;
}

std::optional<Exception> SqlReconExceptions::find(std::string_view id)
{
    auto row = statements_->find.one({std::string{id}});
    if (!row) return std::nullopt;
    return exception_of(*std::move(row));
}

bool SqlReconExceptions::advance(Exception const& from, Exception const& to, HistoryStep const& step)
{
    auto row = row_of(to);
    auto const touched = statements_->advance.run({
        std::move(row.code),
        std::move(row.state),
        row.waits,
        row.version,
        row.amount_minor,
        row.residue_minor,
        std::move(row.detail),
        std::move(row.action),
        std::move(row.maker),
        std::move(row.checker),
        from.id,
        from.version,
    });
    if (touched != 1) return false;
    statements_->record.run(row_of(step));
    return true;
}

std::vector<HistoryStep> SqlReconExceptions::history(std::string_view id)
{
    std::vector<HistoryStep> steps;
    for (auto& row : statements_->history.all({std::string{id}})) steps.push_back(step_of(std::move(row)));
    return steps;
}

std::vector<Exception> SqlReconExceptions::come(std::size_t most)
{
    return exceptions_of(statements_->come.all({static_cast<std::int64_t>(most)}));
}

std::vector<Exception> SqlReconExceptions::page(ExceptionPage const& page)
{
    auto const after_us = core::micros_of(page.after);
    std::string const state{page.state ? word_in(recon::state_words, *page.state) : ""};
    auto& list = page.decided_too ? statements_->all : statements_->waiting;
    return exceptions_of(list.all(
        {page.code,
         page.code,
         state,
         state,
         after_us,
         after_us,
         page.after_id,
         static_cast<std::int64_t>(page.most)}
    ));
}

bool SqlReconExceptions::waits_for_payments()
{
    return statements_->late.one({}).value().count > 0;
}

std::int64_t SqlReconExceptions::undecided()
{
    return statements_->undecided.one({}).value().count;
}

} // namespace etimbre::adapters::store
