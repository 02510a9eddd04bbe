#include "commands/measures.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace etimbre::commands {
namespace {

constexpr std::array<std::string_view, 6> classes{"other", "1xx", "2xx", "3xx", "4xx", "5xx"};

std::size_t class_of(unsigned status)
{
    auto const hundred = status / 100;
    return hundred < classes.size() ? hundred : 0;
}

/// The answers of one route. What an operator looks for, 429 and 503, is shown by itself.
class RouteMeasures {
public:
    RouteMeasures(telemetry::Metrics& metrics, std::string const& listener, std::string const& route)
        : limited_{counter(metrics, listener, route, "429")},
          unavailable_{counter(metrics, listener, route, "503")},
          took_{metrics.histogram(
              "etimbre_http_route_seconds",
              "From a request's body to its answer.",
              {{"listener", listener}, {"route", route}}
          )}
    {
        for (std::size_t at = 1; at < classes.size(); ++at)
            answers_.at(at) = &counter(metrics, listener, route, std::string{classes.at(at)});
        answers_.front() = answers_.back();
    }

    void note(unsigned status, std::chrono::steady_clock::duration took)
    {
        took_.observe(std::chrono::floor<std::chrono::microseconds>(took));
        if (status == 429) return limited_.add();
        if (status == 503) return unavailable_.add();
        answers_.at(class_of(status))->add();
    }

private:
    static telemetry::Counter& counter(
        telemetry::Metrics& metrics,
        std::string const& listener,
        std::string const& route,
        std::string const& status
    )
    {
        return metrics.counter(
            "etimbre_http_route_answers_total",
            "Answers by route; 429 and 503 are not in 4xx and 5xx.",
            {{"listener", listener}, {"route", route}, {"status", status}}
        );
    }

    telemetry::Counter& limited_;
    telemetry::Counter& unavailable_;
    telemetry::Histogram& took_;
    std::array<telemetry::Counter*, classes.size()> answers_{};
};

} // namespace

AnswerMeasures::AnswerMeasures(telemetry::Metrics& metrics, std::string const& listener)
    : took_{metrics.histogram(
          "etimbre_http_answer_seconds", "From the head of a request to its answer.", {{"listener", listener}}
      )}
{
    for (std::size_t i = 0; i < classes.size(); ++i)
        answers_.at(i) = &metrics.counter(
            "etimbre_http_answers_total",
            "Answers by listener and hundred of the status.",
            {{"listener", listener}, {"status", std::string{classes.at(i)}}}
        );
}

void AnswerMeasures::note(unsigned status, std::chrono::microseconds took)
{
    answers_.at(class_of(status))->add();
    took_.observe(took);
}

http::server::Route
measured(http::server::Route route, telemetry::Metrics& metrics, std::string const& listener)
{
    auto const measures =
        std::make_shared<RouteMeasures>(metrics, listener, route.method + ' ' + route.pattern);
    route.handler = [measures, behind = std::move(route.handler)](
                        std::shared_ptr<http::server::Request const> request, http::server::Answer answer
                    ) {
        auto const begun = std::chrono::steady_clock::now();
        auto note = [measures, begun, answer = std::move(answer)](http::server::Answer::Make make) mutable {
            answer.made_by([measures = std::move(measures), begun, make = std::move(make)]() mutable {
                auto response = make();
                measures->note(response.status, std::chrono::steady_clock::now() - begun);
                return response;
            });
        };
        behind(std::move(request), http::server::Answer{std::move(note)});
    };
    return route;
}

http::server::Route metrics_route(telemetry::Metrics const& metrics, Refresh refresh)
{
    auto const answer_with = [&metrics, refresh = std::move(refresh)](
                                 std::shared_ptr<http::server::Request const> const&,
                                 http::server::Answer answer
                             ) {
        refresh([&metrics, answer = std::move(answer)]() mutable {
            answer({
                .status = 200,
                .content_type = "text/plain; version=0.0.4; charset=utf-8",
                .body = metrics.render(),
            });
        });
    };
    return {"GET", "/metrics", answer_with};
}

} // namespace etimbre::commands
