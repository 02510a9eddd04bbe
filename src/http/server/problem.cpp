#include "http/server/problem.hpp"

#include "http/server/problem_kind.hpp"
#include "telemetry/json_text.hpp"

namespace etimbre::http::server {
namespace {

using telemetry::append_json;

void append_member(std::string& out, std::string_view name, std::string_view text)
{
    append_json(out, name);
    out += ':';
    append_json(out, text);
    out += ',';
}

/// The object up to its last member, without the closing brace.
std::string opening(ProblemKind const& kind, std::string_view detail, std::string_view request_id)
{
    std::string out{"{"};
    append_member(out, "type", "urn:etimbre:problem:" + std::string{kind.code});
    append_member(out, "title", kind.title);
    out += "\"status\":" + std::to_string(kind.status) + ',';
    append_member(out, "detail", detail.empty() ? kind.detail : detail);
    append_member(out, "instance", "urn:etimbre:request:" + std::string{request_id});
    append_member(out, "code", kind.code);
    out += "\"request_id\":";
    append_json(out, request_id);
    return out;
}

Response finish(ProblemKind const& kind, std::string body)
{
    body += '}';
    Response response{
        .status = kind.status,
        .content_type = "application/problem+json",
        .body = std::move(body),
    };
    if (kind.status == 429) response.headers.emplace_back("Retry-After", "60");
    if (kind.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

void append_error(std::string& out, FieldError const& error)
{
    out += "{\"pointer\":";
    append_json(out, error.pointer);
    out += ',';
    append_member(out, "code", error.code);
    out += "\"detail\":";
    append_json(out, error.detail);
    out += '}';
}

} // namespace

Response problem(ProblemKind const& kind, std::string_view request_id)
{
    return finish(kind, opening(kind, {}, request_id));
}

Response problem(core::Refusal refusal, std::string_view request_id)
{
    auto const& kind = kind_of(refusal.reason);
    return finish(kind, opening(kind, refusal.detail.text, request_id));
}

Response problem(std::vector<FieldError> const& errors, std::string_view request_id)
{
    auto const& kind = kind_of(core::Reason::fields);
    auto body = opening(kind, {}, request_id) + ",\"errors\":[";
    for (auto const& error : errors) {
        if (&error != &errors.front()) body += ',';
        append_error(body, error);
    }
    body += ']';
    return finish(kind, std::move(body));
}

Response problem(
    core::Refusal refusal,
    std::string_view request_id,
    std::vector<std::pair<std::string, std::string>> const& members
)
{
    auto const& kind = kind_of(refusal.reason);
    auto body = opening(kind, refusal.detail.text, request_id);
    for (auto const& [name, value] : members) {
        body += ',';
        append_json(body, name);
        body += ':' + value;
    }
    return finish(kind, std::move(body));
}

unsigned status_of(core::Reason reason)
{
    return kind_of(reason).status;
}

} // namespace etimbre::http::server
