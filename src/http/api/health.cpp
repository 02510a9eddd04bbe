#include "http/api/health.hpp"

#include "http/api/json_writer.hpp"

#include <string_view>

namespace etimbre::http::api {
namespace {

using Reasons = std::vector<std::string_view>;

server::Response readiness_response(Reasons const& reasons)
{
    JsonWriter json;
    json.begin_object().truth("ready", reasons.empty()).key("reasons").begin_array();
    for (auto const reason : reasons) json.text(reason);
    json.end_array().end_object();
    auto response = server::json_response(reasons.empty() ? 200 : 503, std::move(json).take());
    if (!reasons.empty()) response.headers.emplace_back("Retry-After", "5");
    return response;
}

bool can_sign(Desk const& desk, server::Request const& request)
{
    try {
        desk.signer.current(desk.clock());
        return true;
    } catch (std::exception const&) {
        log_failure(std::current_exception(), request);
        return false;
    }
}

/// Reads the head of the log on the lane, the smallest thing that needs the database.
void probe(app::work::Lane& lane, std::move_only_function<void(std::exception_ptr)> done)
{
    lane.submit([](app::work::Unit& unit) { unit.stamp.log.head(); }, std::move(done));
}

} // namespace

void get_health(Desk const&, Call call)
{
    call.answer(server::text_response(200, "ok"));
}

void get_readiness(Desk const& desk, Call call)
{
    Reasons reasons;
    if (!can_sign(desk, *call.request)) reasons.emplace_back("there is no key to sign stamps with");
    probe(
        desk.read_reserved,
        [&desk, call = std::move(call), reasons](std::exception_ptr const& read_failure) mutable {
            if (read_failure) reasons.emplace_back("the database cannot be read");
            probe(
                desk.write_reserved,
                [call = std::move(call), reasons](std::exception_ptr const& write_failure) mutable {
                    if (write_failure) reasons.emplace_back("the database cannot be written");
                    call.answer(readiness_response(reasons));
                }
            );
        }
    );
}

} // namespace etimbre::http::api
