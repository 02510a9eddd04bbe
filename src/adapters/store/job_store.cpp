#include "adapters/store/job_store.hpp"

#include "adapters/store/prepared.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

using app::jobs::Job;
using app::jobs::Kind;

constexpr auto select_job = R"sql(
    SELECT due_us, fence FROM job WHERE kind = :kind AND job_key = :job_key)sql";

constexpr auto insert_job = R"sql(
    INSERT INTO job (kind, job_key, due_us, fence, attempts, claimant)
    VALUES (:kind, :job_key, :due_us, 1, 0, ''))sql";

// Every change names the fence it saw and leaves a larger one: whoever holds an older fence changes nothing.
constexpr auto update_due = R"sql(
    UPDATE job SET due_us = :due_us, fence = fence + 1, attempts = 0, claimant = ''
    WHERE kind = :kind AND job_key = :job_key AND fence = :fence)sql";

constexpr auto update_postponed = R"sql(
    UPDATE job SET due_us = :due_us, fence = fence + 1, attempts = attempts + 1, claimant = ''
    WHERE kind = :kind AND job_key = :job_key AND fence = :fence)sql";

// The lease is the new due time: the job of a worker that was killed comes back by itself, and at once where
// its own service starts again.
constexpr auto update_claimed = R"sql(
    UPDATE job SET due_us = :due_us, fence = fence + 1, claimant = :claimant
    WHERE kind = :kind AND job_key = :job_key AND fence = :fence)sql";

constexpr auto update_held = R"sql(
    UPDATE job SET due_us = :now_us, fence = fence + 1, claimant = '' WHERE claimant = :claimant)sql";

constexpr auto delete_job = R"sql(
    DELETE FROM job WHERE kind = :kind AND job_key = :job_key AND fence = :fence)sql";

constexpr auto select_due = R"sql(
    SELECT j.kind, j.job_key, j.due_us, j.fence, j.attempts
    FROM job j LEFT JOIN refund r ON j.kind = 'refund' AND r.refund_id = j.job_key
    LEFT JOIN payment p ON p.payment_id = COALESCE(r.payment_id, j.job_key)
    WHERE j.due_us <= :now_us AND j.kind IN ('ask_status', 'expire', 'undo', 'refund')
        AND (p.acquirer = :acquirer OR p.acquirer IS NULL)
    ORDER BY j.due_us LIMIT :most)sql";

constexpr auto select_due_of_kind = R"sql(
    SELECT kind, job_key, due_us, fence, attempts
    FROM job WHERE kind = :kind AND due_us <= :now_us ORDER BY due_us LIMIT :most)sql";

constexpr auto select_next = R"sql(
    SELECT due_us FROM job ORDER BY due_us LIMIT 1)sql";

struct ByKey {
    std::string kind;
    std::string job_key;
};

struct Standing {
    std::int64_t due_us;
    std::int64_t fence;
};

struct NewJob {
    std::string kind;
    std::string job_key;
    std::int64_t due_us;
};

struct Rescheduled {
    std::int64_t due_us;
    std::string kind;
    std::string job_key;
    std::int64_t fence;
};

struct Fenced {
    std::string kind;
    std::string job_key;
    std::int64_t fence;
};

struct Claimed {
    std::int64_t due_us;
    std::string claimant;
    std::string kind;
    std::string job_key;
    std::int64_t fence;
};

struct Held {
    std::int64_t now_us;
    std::string claimant;
};

struct Due {
    std::int64_t now_us;
    std::string acquirer;
    std::int64_t most;
};

struct DueOfKind {
    std::string kind;
    std::int64_t now_us;
    std::int64_t most;
};

struct At {
    std::int64_t at_us;
};

struct JobRow {
    std::string kind;
    std::string job_key;
    std::int64_t due_us;
    std::int64_t fence;
    int attempts;
};

Kind kind_of(std::string_view word)
{
    auto const kind = app::jobs::kind_of(word);
    if (!kind) throw StoreFailure{"a job is of a kind that this program does not know"};
    return *kind;
}

Job job_of(JobRow const& row)
{
    return {
        .kind = kind_of(row.kind),
        .key = row.job_key,
        .due = core::instant_of_micros(row.due_us),
        .fence = row.fence,
        .attempts = row.attempts,
    };
}

Rescheduled moved(Job const& job, core::Instant due)
{
    return {core::micros_of(due), std::string{word_of(job.kind)}, job.key, job.fence};
}

} // namespace

struct SqlJobStore::Statements {
    explicit Statements(soci::session& session)
        : find{session, select_job},
          insert{session, insert_job},
          reschedule{session, update_due},
          postpone{session, update_postponed},
          claim{session, update_claimed},
          take_back{session, update_held},
          finish{session, delete_job},
          due{session, select_due},
          due_of_kind{session, select_due_of_kind},
          next{session, select_next}
    {
    }

    Prepared<ByKey, Standing> find;
    Prepared<NewJob> insert;
    Prepared<Rescheduled> reschedule;
    Prepared<Rescheduled> postpone;
    Prepared<Claimed> claim;
    Prepared<Held> take_back;
    Prepared<Fenced> finish;
    Prepared<Due, JobRow> due;
    Prepared<DueOfKind, JobRow> due_of_kind;

    std::vector<JobRow> due_for(app::jobs::Claim const& wanted)
    {
        auto const most = static_cast<std::int64_t>(wanted.most);
        auto const now_us = core::micros_of(wanted.now);
        if (wanted.kind) return due_of_kind.all({std::string{word_of(*wanted.kind)}, now_us, most});
        return due.all({now_us, wanted.acquirer, most});
    }

    /// Whether nobody else was quicker.
    bool take(Job const& job, app::jobs::Claim const& wanted)
    {
        auto const until = core::micros_of(wanted.now + wanted.lease);
        return claim.run({until, wanted.claimant, std::string{word_of(job.kind)}, job.key, job.fence}) == 1;
    }

    Prepared<Nothing, At> next;
};

SqlJobStore::SqlJobStore(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlJobStore::~SqlJobStore() = default;

void SqlJobStore::schedule(Kind kind, std::string_view key, core::Instant due)
{
    std::string const word{word_of(kind)};
    std::string const about{key};
    auto const due_us = core::micros_of(due);
    while (!statements_->insert.insert({word, about, due_us}, Key::primary)) {
        auto const standing = statements_->find.one({word, about});
        if (!standing) continue;
        auto const earlier = std::min(due_us, standing->due_us);
        if (statements_->reschedule.run({earlier, word, about, standing->fence}) == 1) return;
    }
}

std::vector<Job> SqlJobStore::claim(app::jobs::Claim const& wanted)
{
    std::vector<Job> claimed;
    for (auto const& row : statements_->due_for(wanted)) {
        auto job = job_of(row);
        if (!statements_->take(job, wanted)) continue;
        ++job.fence;
        claimed.push_back(std::move(job));
    }
    return claimed;
}

void SqlJobStore::take_back_claims(std::string_view claimant, core::Instant now)
{
    statements_->take_back.run({core::micros_of(now), std::string{claimant}});
}

void SqlJobStore::finish(Job const& job)
{
    statements_->finish.run({std::string{word_of(job.kind)}, job.key, job.fence});
}

void SqlJobStore::postpone(Job const& job, core::Instant due)
{
    statements_->postpone.run(moved(job, due));
}

std::optional<core::Instant> SqlJobStore::next_due()
{
    auto const next = statements_->next.one({});
    if (!next) return std::nullopt;
    return core::instant_of_micros(next->at_us);
}

} // namespace etimbre::adapters::store
