#pragma once

#include "app/work/lane.hpp"
#include "core/result.hpp"
#include "http/api/failure.hpp"
#include "http/server/problem.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace etimbre::http::api {

/// One request and the way its answer goes back, at once or from a lane's thread.
struct Call {
    std::shared_ptr<server::Request const> request;
    server::Answer answer;

    void refuse(core::Refusal refusal) { answer(server::problem(refusal, request->request_id)); }
    void refuse(std::vector<server::FieldError> const& errors)
    {
        answer(server::problem(errors, request->request_id));
    }
};

/// Runs `work` on the lane and answers what `reply` makes of its value once that is durable: on the thread of
/// the connection, for a signature would hold up the lane. What either of them throws is answered by
/// `failure_response`. Does not block.
template <class T>
void answer_from(
    app::work::Lane& lane,
    Call call,
    std::move_only_function<T(app::work::Unit&)> work,
    std::move_only_function<server::Response(T, server::Request const&)> reply
)
{
    auto const respond = [](auto& make, app::work::Outcome<T> outcome, server::Request const& request) {
        if (!outcome) return failure_response(outcome.error(), request);
        try {
            return make(*std::move(outcome), request);
        } catch (std::exception const&) {
            return failure_response(std::current_exception(), request);
        }
    };
    app::work::run<T>(
        lane,
        std::move(work),
        [call = std::move(call), reply = std::move(reply), respond](app::work::Outcome<T> outcome) mutable {
            call.answer.made_by([request = std::move(call.request),
                                 reply = std::move(reply),
                                 respond,
                                 outcome = std::move(outcome)]() mutable {
                return respond(reply, std::move(outcome), *request);
            });
        }
    );
}

} // namespace etimbre::http::api
