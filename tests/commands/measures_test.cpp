#include "commands/measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace etimbre::commands {
namespace {

using std::chrono::microseconds;
using testing::HasSubstr;

http::server::Response asked(http::server::Route const& route)
{
    http::server::Response answered;
    route.handler(
        std::make_shared<http::server::Request>(),
        http::server::Answer{[&](http::server::Answer::Make make) { answered = make(); }}
    );
    return answered;
}

http::server::Response asked(telemetry::Metrics const& metrics)
{
    auto const at_once = [](std::move_only_function<void()> done) { done(); };
    return asked(metrics_route(metrics, at_once));
}

TEST(Measures, AnswersAreCountedByListenerAndHundredOfTheStatus)
{
    telemetry::Metrics metrics;
    AnswerMeasures citizens{metrics, "public"};
    AnswerMeasures posts{metrics, "partner"};
    for (auto const status : {200U, 201U, 404U, 503U, 999U}) citizens.note(status, microseconds{700});
    posts.note(409, microseconds{1});

    auto const shown = asked(metrics).body;
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answers_total{listener="public",status="2xx"} 2)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answers_total{listener="public",status="4xx"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answers_total{listener="public",status="5xx"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answers_total{listener="public",status="other"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answers_total{listener="partner",status="4xx"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_http_answer_seconds_count{listener="public"} 5)"));
}

TEST(Measures, ARouteCountsItsAnswersAndShowsTheTwoOfOverloadByThemselves)
{
    telemetry::Metrics metrics;
    unsigned status = 200;
    auto const route = measured(
        {"GET",
         "/x/{id}",
         [&](auto const&, http::server::Answer answer) {
             answer({.status = status, .content_type = "", .body = ""});
         }},
        metrics,
        "public"
    );
    for (unsigned const each : {200U, 201U, 404U, 429U, 503U}) {
        status = each;
        asked(route);
    }
    auto const shown = asked(metrics).body;
    for (auto const* const sample : {"2xx\"} 2", "4xx\"} 1", "429\"} 1", "503\"} 1", "5xx\"} 0"})
        EXPECT_THAT(
            shown,
            HasSubstr(
                R"(etimbre_http_route_answers_total{listener="public",route="GET /x/{id}",status=")" +
                std::string{sample}
            )
        );
    EXPECT_THAT(
        shown, HasSubstr(R"(etimbre_http_route_seconds_count{listener="public",route="GET /x/{id}"} 5)")
    );
}

TEST(Measures, ThePageShowsWhatWasBroughtUpToDateForIt)
{
    telemetry::Metrics metrics;
    auto& gauge = metrics.gauge("depth", "");
    auto const answered = asked(metrics_route(metrics, [&](std::move_only_function<void()> done) {
        gauge.set(7);
        done();
    }));
    EXPECT_THAT(answered.body, HasSubstr("depth 7"));
}

TEST(Measures, ThePageIsThatOfPrometheus)
{
    telemetry::Metrics const metrics;
    auto const page = asked(metrics);
    EXPECT_EQ(page.status, 200U);
    EXPECT_EQ(page.content_type, "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_EQ(metrics_route(metrics, {}).pattern, "/metrics");
}

} // namespace
} // namespace etimbre::commands
