#include "http/api/failure.hpp"

#include "app/work/lane.hpp"
#include "http/server/problem.hpp"
#include "http/server/problem_kind.hpp"
#include "telemetry/log.hpp"

#include <stdexcept>
#include <string>

namespace etimbre::http::api {
namespace {

struct Fault {
    bool may_pass = false; ///< it may be better soon
    std::string why;       ///< empty: not worth a line
};

Fault fault_of(std::exception_ptr const& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (app::work::LaneFull const&) {
        return {true, ""};
    } catch (std::runtime_error const& broken) {
        return {true, broken.what()};
    } catch (std::exception const& fault) {
        return {false, fault.what()};
    } catch (...) {
        return {false, "something that is no std::exception was thrown"};
    }
}

void log(Fault const& fault, server::Request const& request)
{
    if (fault.why.empty()) return;
    telemetry::log(
        telemetry::Level::error,
        "request_failed",
        {{"request", request.request_id}, {"method", request.method}, {"why", fault.why}}
    );
}

} // namespace

void log_failure(std::exception_ptr const& failure, server::Request const& request)
{
    log(fault_of(failure), request);
}

server::Response failure_response(std::exception_ptr const& failure, server::Request const& request)
{
    auto const fault = fault_of(failure);
    log(fault, request);
    if (fault.may_pass) return server::problem(core::Refusal{core::Reason::unavailable}, request.request_id);
    return server::problem(server::wire::internal, request.request_id);
}

} // namespace etimbre::http::api
