#include "telemetry/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace etimbre::telemetry {
namespace {

using std::chrono::microseconds;
using testing::HasSubstr;

TEST(Metrics, AreRenderedAsPrometheusReadsThem)
{
    Metrics metrics;
    metrics.counter("stamps_issued_total", "Stamps issued.").add(3);
    metrics.gauge("connections", "Open connections.", {{"listener", "public"}}).set(-2);
    EXPECT_EQ(
        metrics.render(),
        "# HELP connections Open connections.\n"
        "# TYPE connections gauge\n"
        "connections{listener=\"public\"} -2\n"
        "# HELP stamps_issued_total Stamps issued.\n"
        "# TYPE stamps_issued_total counter\n"
        "stamps_issued_total 3\n"
    );
}

TEST(Metrics, TheSameNameAndLabelsAreTheSameMeasure)
{
    Metrics metrics;
    metrics.counter("x_total", "X.", {{"a", "1"}}).add();
    metrics.counter("x_total", "X.", {{"a", "1"}}).add();
    metrics.counter("x_total", "X.", {{"a", "2"}}).add();
    EXPECT_EQ(
        metrics.render(),
        "# HELP x_total X.\n# TYPE x_total counter\nx_total{a=\"1\"} 2\nx_total{a=\"2\"} 1\n"
    );
}

TEST(Metrics, ANameThatPrometheusWouldRefuseIsRefusedHere)
{
    Metrics metrics;
    for (auto const* const name : {"", "9lives", "with space", "a{b}", "é"})
        EXPECT_THROW(metrics.counter(name, "Help."), std::logic_error) << name;
    EXPECT_THROW(metrics.counter("x_total", "Help.", {{"a b", "1"}}), std::logic_error);
}

TEST(Metrics, ANameBelongsToOneKindOfMeasure)
{
    Metrics metrics;
    metrics.counter("x_total", "X.");
    EXPECT_THROW(metrics.gauge("x_total", "X."), std::logic_error);
}

TEST(Metrics, ALabelCannotBreakOutOfItsQuotes)
{
    Metrics metrics;
    metrics.counter("x_total", "Two\nlines.", {{"a", "q\" b\\ n\n"}}).add();
    EXPECT_THAT(metrics.render(), HasSubstr("# HELP x_total Two\\nlines.\n"));
    EXPECT_THAT(metrics.render(), HasSubstr("x_total{a=\"q\\\" b\\\\ n\\n\"} 1\n"));
}

TEST(Histogram, BucketsAreCumulativeAndTheirBoundsInclusive)
{
    Metrics metrics;
    auto& took = metrics.histogram("took_seconds", "Took.", {{"route", "/x"}});
    took.observe(microseconds{500});
    took.observe(microseconds{501});
    took.observe(microseconds{-7});
    took.observe(std::chrono::seconds{60});
    auto const text = metrics.render();
    EXPECT_THAT(text, HasSubstr("# TYPE took_seconds histogram\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_bucket{route=\"/x\",le=\"0.0005\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_bucket{route=\"/x\",le=\"0.001\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_bucket{route=\"/x\",le=\"10\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_bucket{route=\"/x\",le=\"+Inf\"} 4\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_sum{route=\"/x\"} 60.001001\n"));
    EXPECT_THAT(text, HasSubstr("took_seconds_count{route=\"/x\"} 4\n"));
}

TEST(Metrics, NoIncrementOfAnyThreadIsLost)
{
    Metrics metrics;
    constexpr std::uint64_t each_adds = 20'000;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&metrics] {
                auto& counter = metrics.counter("x_total", "X.");
                for (std::uint64_t n = 0; n < each_adds; ++n) counter.add();
            });
    }
    EXPECT_EQ(metrics.counter("x_total", "X.").value(), 4 * each_adds);
}

} // namespace
} // namespace etimbre::telemetry
