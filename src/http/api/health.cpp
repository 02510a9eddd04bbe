#include "http/api/health.hpp"

#include "http/api/json_writer.hpp"

#include <string_view>

namespace etimbre::http::api {
namespace {

void write_all(JsonWriter& json, std::string_view key, std::vector<std::string> const& sentences)
{
    json.key(key).begin_array();
    for (auto const& sentence : sentences) json.text(sentence);
    json.end_array();
}

server::Response readiness_response(Troubles const& troubles)
{
    auto const ready = troubles.reasons.empty();
    JsonWriter json;
    json.begin_object().truth("ready", ready);
    write_all(json, "reasons", troubles.reasons);
    write_all(json, "warnings", troubles.warnings);
    json.end_object();
    auto response = server::json_response(ready ? 200 : 503, std::move(json).take());
    if (!ready) response.headers.emplace_back("Retry-After", "5");
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
    auto troubles = desk.troubles ? desk.troubles() : Troubles{};
    if (!troubles.reasons.empty()) return call.answer(readiness_response(troubles));
    if (!can_sign(desk, *call.request)) troubles.reasons.emplace_back("there is no key to sign stamps with");
    probe(
        desk.read_reserved,
        [&desk, call = std::move(call), troubles](std::exception_ptr const& read_failure) mutable {
            if (read_failure) troubles.reasons.emplace_back("the database cannot be read");
            probe(
                desk.write_reserved,
                [call = std::move(call), troubles](std::exception_ptr const& write_failure) mutable {
                    if (write_failure) troubles.reasons.emplace_back("the database cannot be written");
                    call.answer(readiness_response(troubles));
                }
            );
        }
    );
}

} // namespace etimbre::http::api
