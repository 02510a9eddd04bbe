#include "commands/measures.hpp"

#include <cstddef>
#include <utility>

namespace etimbre::commands {

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
    auto const hundred = status / 100;
    answers_.at(hundred < classes.size() ? hundred : 0)->add();
    took_.observe(took);
}

http::server::Route metrics_route(telemetry::Metrics const& metrics)
{
    auto const answer_with =
        [&metrics](std::shared_ptr<http::server::Request const> const&, http::server::Answer answer) {
            answer({
                .status = 200,
                .content_type = "text/plain; version=0.0.4; charset=utf-8",
                .body = metrics.render(),
            });
        };
    return {"GET", "/metrics", answer_with};
}

} // namespace etimbre::commands
