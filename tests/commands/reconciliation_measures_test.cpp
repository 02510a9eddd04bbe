#include "commands/reconciliation_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using domain::reconciliation::Code;
using testing::HasSubstr;
using testing::Not;

core::Currency const euro = core::currency_of("EUR").value();
constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

TEST(ReconciliationMeasures, ShowWhatWaitsByCodeAndItsAge)
{
    telemetry::Metrics metrics;
    ReconciliationMeasures measures{metrics};
    measures.show(
        {.undecided =
             {{Code::chargeback, core::mad, 2, 86000, noon - std::chrono::hours{1}},
              {Code::chargeback, euro, 1, 900, noon - std::chrono::hours{2}}},
         .suspense = {{core::mad, -500}, {euro, 200}},
         .unfinished_files = 3},
        noon
    );
    auto const shown = metrics.render();
    for (auto const* const sample :
         {R"(etimbre_exceptions{code="CHARGEBACK"} 3)",
          R"(etimbre_exceptions_oldest_seconds{code="CHARGEBACK"} 7200)",
          R"(etimbre_exceptions{code="MISSING"} 0)",
          "etimbre_suspense_minor 700",
          "etimbre_settlement_files_unfinished 3"})
        EXPECT_THAT(shown, HasSubstr(sample));
    EXPECT_THAT(shown, Not(HasSubstr("code=\"OK\"")));
}

TEST(ReconciliationMeasures, WhatIsDecidedIsShownAsNothing)
{
    telemetry::Metrics metrics;
    ReconciliationMeasures measures{metrics};
    measures.show({{{Code::missing, core::mad, 1, 100, noon}}, {{core::mad, 100}}, 1}, noon);
    measures.show({}, noon);
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_exceptions{code="MISSING"} 0)"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_suspense_minor 0"));
}

} // namespace
} // namespace etimbre::commands
