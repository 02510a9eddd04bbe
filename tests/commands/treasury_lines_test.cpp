#include "commands/treasury_lines.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

core::Instant fixed_clock()
{
    return core::instant_of_unix(1'800'000'000);
}

TEST(TreasuryLines, AServiceNumbersEventsUnderItsOwnName)
{
    telemetry::Metrics metrics;
    config::Settings settings;
    settings.store.node = "rabat-2";
    auto const terms = feed_terms(settings, fixed_clock, metrics);
    EXPECT_EQ(terms.holder, "rabat-2");
    terms.on_look(std::chrono::seconds{7});
    terms.on_failure("no database");
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_feed_owed_seconds 7"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_feed_failures_total 1"));
}

} // namespace
} // namespace etimbre::commands
