#include "commands/refund_rules.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace etimbre::commands {
namespace {

struct NoTransactions final : app::refund::Transactions {
    void run(std::function<void(app::refund::Books&)> const&) override
    {
        throw std::logic_error{"these tests touch no books"};
    }
};

struct RefundRules : testing::Test {
    NoTransactions transactions;
    app::pay::Acquirers acquirers{{}, std::chrono::minutes{90}};
    telemetry::Metrics metrics;
    config::Settings settings;

    app::refund::RefundSettlement settlement()
    {
        return refund_settlement(
            transactions, transactions, acquirers, [] { return core::Instant{}; }, settings, metrics
        );
    }
};

TEST_F(RefundRules, ThePolicyIsTheConfigurations)
{
    config::Refunds const refunds{
        .window_days = std::chrono::days{14},
        .fee_minor = 500,
        .fee_per_mille = 25,
        .approval_above_minor = 100'000,
    };
    auto const policy = refund_policy(refunds);
    EXPECT_EQ(policy.window, std::chrono::days{14});
    EXPECT_EQ(policy.fee_minor, 500);
    EXPECT_EQ(policy.fee_per_mille, 25);
    EXPECT_EQ(policy.approval_above_minor, 100'000);
}

TEST_F(RefundRules, HowLongToWaitAndHowOftenToTryIsTheConfigurations)
{
    settings.payments.poll_cap_seconds = std::chrono::seconds{7};
    settings.refunds.resend_after_seconds = std::chrono::seconds{8};
    settings.refunds.declines_at_most = 9;
    auto const made = settlement();
    EXPECT_EQ(made.longest_pause, std::chrono::seconds{7});
    EXPECT_EQ(made.resend_after, std::chrono::seconds{8});
    EXPECT_EQ(made.declines_at_most, 9);
}

TEST_F(RefundRules, WhatAPersonMustLookAtIsCounted)
{
    settlement().tell_a_person({"r"}, domain::refund::State::failed);
    settlement().tell_a_person({"r"}, domain::refund::State::unknown);
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_refunds_for_a_person_total 2"));
}

} // namespace
} // namespace etimbre::commands
