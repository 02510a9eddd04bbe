#include "app/work/job_workers.hpp"
#include "app/work/lane_transactions.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace etimbre::app::work {
namespace {

struct SilentAcquirer final : pay::Acquirer {
    std::atomic<int> asked = 0;

    pay::RedirectForm redirect_form(pay::Payment const&, pay::Order const&) const override { return {}; }
    core::Result<pay::Callback> read_callback(std::string_view) const override
    {
        return core::refuse(core::Reason::hash_mismatch);
    }
    pay::StatusAnswer ask_status(std::string_view) override
    {
        ++asked;
        asked.notify_all();
        throw std::runtime_error{"no answer"};
    }
    pay::MoneyHistory ask_history(std::string_view) override
    {
        ++asked;
        asked.notify_all();
        throw std::runtime_error{"no answer"};
    }
    bool capture(std::string_view, core::Money) override { return false; }
    bool release(std::string_view) override { return false; }
    bool give_back(std::string_view, core::Money) override { return false; }
};

pay::Acquirers only_cmi(std::unique_ptr<pay::Acquirer> acquirer)
{
    std::vector<pay::Contract> one;
    one.push_back({{.name = "cmi"}, "https://pay.example", std::move(acquirer)});
    return {std::move(one), std::chrono::minutes{90}};
}

core::Instant noon()
{
    return stamp::testing::noon;
}

struct Workers : ::testing::Test {
    testing::LaneAtOnce lane;
    LaneTransactions transactions{lane};
    LaneRefundTransactions refund_transactions{lane};
    std::unique_ptr<SilentAcquirer> made = std::make_unique<SilentAcquirer>();
    SilentAcquirer& acquirer = *made;
    pay::Acquirers acquirers = only_cmi(std::move(made));
    std::atomic<int> failures = 0;

    JobWorkers::Terms terms()
    {
        return {
            .hands = 2,
            .lease = std::chrono::seconds{60},
            .claimant = "one",
            .on_failure =
                [this](auto, auto) {
                    ++failures;
                    failures.notify_all();
                }
        };
    }
    pay::Settlement settlement()
    {
        return {
            .transactions = transactions,
            .reads = transactions,
            .acquirers = acquirers,
            .clock = noon,
            .longest_pause = std::chrono::seconds{900},
        };
    }
    refund::RefundSettlement refunds()
    {
        return {
            .transactions = refund_transactions,
            .reads = refund_transactions,
            .acquirers = acquirers,
            .clock = noon,
            .longest_pause = std::chrono::seconds{900},
        };
    }
    void owe(std::string const& payment)
    {
        std::lock_guard const lock{lane.mutex};
        lane.jobs.schedule(jobs::Kind::ask_status, payment, noon());
    }
    bool owed(std::string const& payment)
    {
        std::lock_guard const lock{lane.mutex};
        return lane.jobs.rows.contains({jobs::Kind::ask_status, payment});
    }
};

TEST_F(Workers, AnEffectThatIsNoLongerNeededIsEnded)
{
    owe("nobody");
    JobWorkers workers{lane, settlement(), refunds(), terms()};
    while (owed("nobody")) workers.wake();
    EXPECT_EQ(failures, 0);
}

TEST_F(Workers, ARefundThatIsNoLongerNeededIsEnded)
{
    {
        std::lock_guard const lock{lane.mutex};
        lane.jobs.schedule(jobs::Kind::refund, "nobody", noon());
    }
    JobWorkers workers{lane, settlement(), refunds(), terms()};
    auto const is_owed = [this] {
        std::lock_guard const lock{lane.mutex};
        return lane.jobs.rows.contains({jobs::Kind::refund, "nobody"});
    };
    while (is_owed()) workers.wake();
    EXPECT_EQ(failures, 0);
}

TEST_F(Workers, AnEffectThatFailedStaysOwed)
{
    lane.pay.payments.rows.emplace(
        core::PaymentId{"p"},
        pay::Payment{
            {"p"},
            {"o"},
            1,
            "ETp",
            "cmi",
            domain::payment::State::redirected,
            1,
            core::Money::of_minor(100, core::mad),
            "r",
            noon()
        }
    );
    owe("p");
    {
        JobWorkers workers{lane, settlement(), refunds(), terms()};
        workers.wake();
        failures.wait(0);
    }
    EXPECT_TRUE(owed("p"));
    EXPECT_GE(acquirer.asked, 1);
}

TEST_F(Workers, WhatARunBeforeHadClaimedIsTakenBackAtTheStart)
{
    JobWorkers const workers{lane, settlement(), refunds(), terms()};
    EXPECT_EQ(lane.jobs.taken_back, std::vector<std::string>{"one"});
}

TEST_F(Workers, StoppingTwiceIsStoppingOnce)
{
    JobWorkers workers{lane, settlement(), refunds(), terms()};
    workers.stop();
    workers.stop();
}

} // namespace
} // namespace etimbre::app::work
