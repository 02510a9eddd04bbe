#include "commands/reconciliation_terms.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using namespace std::chrono_literals;

TEST(ReconciliationTerms, FeesAreCheckedWhereTheyAreAgreed)
{
    config::Settings settings;
    settings.acquirers = {config::Acquirer{}, config::Acquirer{}};
    settings.acquirers[0].fee_basis_points = 150;
    settings.acquirers[0].fee_fixed_minor = 100;
    settings.acquirers[1].name = "atlas";
    auto const terms = reconciliation_terms(settings);
    EXPECT_EQ(terms.fees("cmi"), (domain::reconciliation::FeeTerms{150, 100}));
    EXPECT_EQ(terms.fees("atlas"), std::nullopt);
    EXPECT_EQ(terms.fees("nobody"), std::nullopt);
}

TEST(ReconciliationTerms, WhatIsOverdueIsWhatTheConfigurationSays)
{
    config::Settings settings;
    settings.reconciliation.missing_after_hours = 5h;
    settings.reconciliation.payout_after_days = std::chrono::days{1};
    auto const terms = reconciliation_terms(settings);
    EXPECT_EQ(terms.missing_after, 5h);
    EXPECT_EQ(terms.payout_after, std::chrono::days{1});
    EXPECT_EQ(terms.stuck_after, 168h);
}

} // namespace
} // namespace etimbre::commands
