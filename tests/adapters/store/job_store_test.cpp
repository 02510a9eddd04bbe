#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::jobs::Job;
using app::jobs::Kind;
using std::chrono::seconds;

constexpr seconds lease{60};

class JobStoreTest : public StoreTest {
protected:
    Job claimed(core::Instant now) { return jobs_.claim(now, lease).value(); }
    app::jobs::JobStore& jobs_ = unit_.jobs;
};

TEST_F(JobStoreTest, WorkIsClaimedWhenItIsDueAndNotBefore)
{
    EXPECT_FALSE(jobs_.next_due().has_value());
    jobs_.schedule(Kind::ask_status, "p", noon);
    EXPECT_EQ(jobs_.next_due(), noon);
    EXPECT_FALSE(jobs_.claim(noon - seconds{1}, lease).has_value());

    auto const job = claimed(noon);
    EXPECT_EQ(job.kind, Kind::ask_status);
    EXPECT_EQ(job.key, "p");
    EXPECT_EQ(job.due, noon);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_FALSE(jobs_.claim(noon, lease).has_value()) << "one claimant";
}

TEST_F(JobStoreTest, TheOldestComesFirst)
{
    jobs_.schedule(Kind::expire, "late", noon);
    jobs_.schedule(Kind::undo, "early", noon - seconds{5});
    EXPECT_EQ(claimed(noon).key, "early");
    EXPECT_EQ(claimed(noon).key, "late");
}

TEST_F(JobStoreTest, AKindAndAKeyAreOneJob)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.schedule(Kind::expire, "p", noon);
    EXPECT_EQ(number("SELECT COUNT(*) FROM job"), 2);
}

TEST_F(JobStoreTest, ADueTimeMovesForwardAndNeverBack)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.schedule(Kind::ask_status, "p", noon + seconds{30});
    EXPECT_EQ(jobs_.next_due(), noon);
    jobs_.schedule(Kind::ask_status, "p", noon - seconds{30});
    EXPECT_EQ(jobs_.next_due(), noon - seconds{30});
}

TEST_F(JobStoreTest, WhatAProgramThatDiedHadClaimedIsDueAtOnce)
{
    jobs_.schedule(Kind::ask_status, "claimed", noon - seconds{1});
    jobs_.schedule(Kind::ask_status, "far", noon + lease + seconds{1});
    jobs_.schedule(Kind::expire, "soon", noon + seconds{10});
    auto const dead = claimed(noon);
    EXPECT_FALSE(jobs_.claim(noon, lease));

    jobs_.take_back_claims(noon, lease);
    auto const job = claimed(noon);
    EXPECT_EQ(job.key, "claimed");
    EXPECT_FALSE(jobs_.claim(noon, lease)) << "what is due later, and what may not come early";
    jobs_.finish(dead);
    EXPECT_EQ(number("SELECT COUNT(*) FROM job"), 3) << "the dead claimant ends nothing";
}

TEST_F(JobStoreTest, AFinishedJobIsGone)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.finish(claimed(noon));
    EXPECT_EQ(number("SELECT COUNT(*) FROM job"), 0);
}

TEST_F(JobStoreTest, AKilledWorkersJobComesBackWhenItsLeaseIsOver)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const lost = claimed(noon);
    EXPECT_FALSE(jobs_.claim(noon + lease - seconds{1}, lease).has_value());
    auto const taken_over = claimed(noon + lease);
    EXPECT_GT(taken_over.fence, lost.fence);
}

TEST_F(JobStoreTest, AStaleClaimantEndsNothing)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const stale = claimed(noon);
    auto const fresh = claimed(noon + lease);
    jobs_.finish(stale);
    jobs_.postpone(stale, noon + std::chrono::hours{5});
    EXPECT_EQ(jobs_.next_due(), noon + lease + lease) << "the lease of the fresh claim stands";
    jobs_.finish(fresh);
    EXPECT_FALSE(jobs_.next_due().has_value());
}

TEST_F(JobStoreTest, NewsThatComesWhileSomebodyWorksIsLookedAtAgain)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const working = claimed(noon);
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.finish(working);
    EXPECT_EQ(claimed(noon).key, "p");
}

TEST_F(JobStoreTest, APostponedJobIsDueLaterAndCountsItsAttempts)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.postpone(claimed(noon), noon + seconds{2});
    EXPECT_FALSE(jobs_.claim(noon + seconds{1}, lease).has_value());
    auto const again = claimed(noon + seconds{2});
    EXPECT_EQ(again.attempts, 1);
    jobs_.postpone(again, noon + seconds{4});
    EXPECT_EQ(claimed(noon + seconds{4}).attempts, 2);
}

TEST_F(JobStoreTest, APostponedJobIsNoLongerTheClaimants)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const job = claimed(noon);
    jobs_.postpone(job, noon + seconds{2});
    jobs_.finish(job);
    EXPECT_EQ(jobs_.next_due(), noon + seconds{2});
}

TEST_F(JobStoreTest, NewsStartsTheAttemptsAnew)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    jobs_.postpone(claimed(noon), noon + seconds{90});
    jobs_.schedule(Kind::ask_status, "p", noon);
    EXPECT_EQ(claimed(noon).attempts, 0);
}

TEST_F(JobStoreTest, OfTwoSessionsOneWinsAClaim)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const other = database_.open();
    auto unit = other->unit();
    auto const won_here = jobs_.claim(noon, lease).has_value();
    auto const won_there = unit.jobs.claim(noon, lease).has_value();
    EXPECT_NE(won_here, won_there);
}

TEST_F(JobStoreTest, RemindersAreJobsOfTheirKind)
{
    core::PaymentId const payment{id_of('p')};
    unit_.pay.reminders.ask_status(payment, noon);
    unit_.pay.reminders.expire(payment, noon + seconds{1});
    unit_.pay.reminders.undo(payment, noon + seconds{2});
    for (auto const kind : {Kind::ask_status, Kind::expire, Kind::undo}) {
        auto const job = claimed(noon + seconds{2});
        EXPECT_EQ(job.kind, kind);
        EXPECT_EQ(job.key, payment.value);
    }
}

} // namespace
} // namespace etimbre::adapters::store
