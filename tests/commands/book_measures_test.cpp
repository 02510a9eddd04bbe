#include "commands/book_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using app::jobs::Kind;
using domain::payment::State;
using testing::HasSubstr;

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

TEST(BookMeasures, ShowWhatIsUnderWayAndHowLateItIs)
{
    telemetry::Metrics metrics;
    BookMeasures books{metrics};
    app::work::Figures figures;
    figures.owed = {
        {Kind::ask_status, 3, noon - std::chrono::minutes{2}}, {Kind::expire, 1, noon + std::chrono::hours{1}}
    };
    figures.payments = {{State::unknown, 2}};
    figures.paid_without_stamps = 1;
    books.show(figures, 41, noon);
    auto const shown = metrics.render();
    for (auto const* const sample :
         {R"(etimbre_jobs_waiting{kind="ask_status"} 3)",
          R"(etimbre_jobs_late_seconds{kind="ask_status"} 120)",
          R"(etimbre_jobs_late_seconds{kind="expire"} 0)",
          R"(etimbre_payments{state="unknown"} 2)",
          R"(etimbre_payments{state="conflicted"} 0)",
          R"(etimbre_log_size{log="issue"} 41)",
          "etimbre_paid_without_stamps 1"})
        EXPECT_THAT(shown, HasSubstr(sample));
}

TEST(BookMeasures, ShowRefundsByStateAndTheAgeOfTheOldest)
{
    using Refund = domain::refund::State;
    telemetry::Metrics metrics;
    BookMeasures books{metrics};
    app::work::Figures figures;
    figures.refunds = {
        {Refund::awaiting_approval, 2, noon - std::chrono::hours{30}},
        {Refund::unknown, 1, noon - std::chrono::hours{1}},
        {Refund::failed, 1, noon - std::chrono::days{9}}
    };
    books.show(figures, 0, noon);
    auto const shown = metrics.render();
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_refunds{state="awaiting_approval"} 2)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_refunds{state="failed"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_refunds{state="sending"} 0)"));
    EXPECT_THAT(shown, HasSubstr("etimbre_refunds_oldest_seconds 108000")) << "what failed is over";
}

TEST(BookMeasures, WhatIsOverIsShownAsNothing)
{
    telemetry::Metrics metrics;
    BookMeasures books{metrics};
    books.show({{{Kind::undo, 1, noon}}, {{State::refunding, 1}}, {}, 0}, 1, noon);
    books.show({}, 1, noon);
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_jobs_waiting{kind="undo"} 0)"));
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_payments{state="refunding"} 0)"));
    books.missed();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_figures_missed_total 1"));
}

} // namespace
} // namespace etimbre::commands
