#include "refund_samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::jobs::Job;
using app::jobs::Kind;
using std::chrono::seconds;

constexpr seconds lease{60};
constexpr auto claimant = "one";

class JobStoreTest : public StoreTest {
protected:
    std::vector<Job> claims(core::Instant now, std::size_t most = 1, std::string const& acquirer = "cmi")
    {
        return jobs_.claim({acquirer, now, lease, claimant, most});
    }
    Job claimed(core::Instant now) { return claims(now).at(0); }
    app::jobs::JobStore& jobs_ = unit_.jobs;
};

TEST_F(JobStoreTest, WorkIsClaimedWhenItIsDueAndNotBefore)
{
    EXPECT_FALSE(jobs_.next_due().has_value());
    jobs_.schedule(Kind::ask_status, "p", noon);
    EXPECT_EQ(jobs_.next_due(), noon);
    EXPECT_TRUE(claims(noon - seconds{1}).empty());

    auto const job = claimed(noon);
    EXPECT_EQ(job.kind, Kind::ask_status);
    EXPECT_EQ(job.key, "p");
    EXPECT_EQ(job.due, noon);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_TRUE(claims(noon).empty()) << "one claimant";
}

TEST_F(JobStoreTest, TheOldestComesFirst)
{
    jobs_.schedule(Kind::expire, "late", noon);
    jobs_.schedule(Kind::undo, "early", noon - seconds{5});
    EXPECT_EQ(claimed(noon).key, "early");
    EXPECT_EQ(claimed(noon).key, "late");
}

TEST_F(JobStoreTest, AClaimantTakesAsManyAsItHasHandsFor)
{
    for (auto const* const key : {"a", "b", "c"}) jobs_.schedule(Kind::ask_status, key, noon);
    EXPECT_EQ(claims(noon, 2).size(), 2U);
    EXPECT_EQ(claims(noon, 2).size(), 1U) << "what nobody had claimed yet";
}

TEST_F(JobStoreTest, AClaimantTakesTheJobsOfItsAcquirerAlone)
{
    write_order(unit_, 'a');
    auto const payment = sample_payment('p', 'a');
    unit_.pay.payments.insert(payment);
    jobs_.schedule(Kind::ask_status, payment.id.value, noon);
    EXPECT_TRUE(claims(noon, 9, "atlas").empty());
    EXPECT_EQ(claims(noon, 9, payment.acquirer).size(), 1U);
}

TEST_F(JobStoreTest, ARefundIsTheBusinessOfItsPaymentsAcquirer)
{
    write_captured_order(unit_);
    auto const refund = write_refund(unit_);
    unit_.refund.refunds.insert(sample_refund('g', 'a', 0));
    unit_.refund.reminders.send({id_of('g')}, noon);
    EXPECT_EQ(claims(noon, 9, "atlas").size(), 1U) << "what gives nothing back fits any";
    auto const claimed = claims(noon, 9, "est3dgate");
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_EQ(claimed[0].kind, Kind::refund);
    EXPECT_EQ(claimed[0].key, refund.id.value);
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

TEST_F(JobStoreTest, WhatAServiceThatDiedHadClaimedIsDueAtItsNextStart)
{
    jobs_.schedule(Kind::ask_status, "claimed", noon - seconds{1});
    jobs_.schedule(Kind::ask_status, "later", noon + seconds{10});
    auto const dead = claimed(noon);
    EXPECT_TRUE(claims(noon).empty());

    jobs_.take_back_claims(claimant, noon);
    auto const job = claimed(noon);
    EXPECT_EQ(job.key, "claimed");
    EXPECT_TRUE(claims(noon).empty()) << "what is due later";
    jobs_.finish(dead);
    EXPECT_EQ(number("SELECT COUNT(*) FROM job"), 2) << "the dead claimant ends nothing";
}

TEST_F(JobStoreTest, WhatAnotherServiceHasClaimedStaysItsOwn)
{
    jobs_.schedule(Kind::ask_status, "p", noon);
    auto const theirs = claimed(noon);
    jobs_.take_back_claims("two", noon);
    EXPECT_TRUE(claims(noon).empty());
    jobs_.finish(theirs);
    EXPECT_EQ(number("SELECT COUNT(*) FROM job"), 0);
}

TEST_F(JobStoreTest, WhatWasGivenBackOrOwedAnewIsNobodysAndIsNotTakenBack)
{
    jobs_.schedule(Kind::ask_status, "postponed", noon);
    jobs_.postpone(claimed(noon), noon + seconds{30});
    jobs_.schedule(Kind::expire, "anew", noon);
    claimed(noon);
    jobs_.schedule(Kind::expire, "anew", noon + seconds{30});
    jobs_.take_back_claims(claimant, noon);
    EXPECT_TRUE(claims(noon).empty());
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
    EXPECT_TRUE(claims(noon + lease - seconds{1}).empty());
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
    EXPECT_TRUE(claims(noon + seconds{1}).empty());
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
    auto const won_here = claims(noon).size();
    auto const won_there = unit.jobs.claim({"cmi", noon, lease, claimant, 1}).size();
    EXPECT_EQ(won_here + won_there, 1U);
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
