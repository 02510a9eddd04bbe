#include "commands/payment_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::commands {
namespace {

struct NoPayments final : app::pay::Transactions {
    void run(std::function<void(app::pay::Books&)> const&) override
    {
        throw std::logic_error{"these tests touch no books"};
    }
};

struct PaymentRules : testing::Test {
    NoPayments transactions;
    app::pay::Acquirers acquirers{{}, std::chrono::minutes{90}};
    telemetry::Metrics metrics;
    config::Payments payments;

    app::pay::Settlement settlement()
    {
        return payment_settlement(
            transactions, transactions, acquirers, [] { return core::Instant{}; }, payments, metrics
        );
    }
};

TEST_F(PaymentRules, PausesAreTheConfigurations)
{
    payments.poll_cap_seconds = std::chrono::seconds{77};
    EXPECT_EQ(settlement().longest_pause, std::chrono::seconds{77});
}

TEST_F(PaymentRules, APageIsDeadOnceItsSessionIsOverToo)
{
    payments.expire_after_minutes = std::chrono::minutes{90};
    payments.session_timeout_seconds = std::chrono::seconds{600};
    EXPECT_EQ(settlement().pages_die_after, std::chrono::minutes{100});
}

TEST_F(PaymentRules, WhomOnlyAPersonCanHelpIsCounted)
{
    settlement().tell_a_person(core::PaymentId{"p1"});
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_payments_conflicted_total 1"));
}

} // namespace
} // namespace etimbre::commands
