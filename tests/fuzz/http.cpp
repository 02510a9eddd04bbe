#include "core/utf8.hpp"
#include "http/server/fields.hpp"
#include "http/server/form.hpp"
#include "http/server/guard.hpp"
#include "http/server/head.hpp"
#include "parsers.hpp"
#include "target.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace etimbre::fuzz {
namespace {

namespace server = http::server;

constexpr std::size_t head_limit = 8192;

/// What HeadEnd says when the bytes arrive in two parts.
std::size_t end_in_two_parts(std::string_view bytes, std::size_t part)
{
    server::HeadEnd end;
    auto const first = end.find(bytes.substr(0, part));
    if (!first || *first != 0) return first.value_or(0);
    return end.find(bytes).value_or(0);
}

std::size_t count(server::Head const& head, std::string_view name)
{
    return static_cast<std::size_t>(
        std::ranges::count(head.fields, name, &std::pair<std::string, std::string>::first)
    );
}

} // namespace

/// A head that passes can be read in one way only, however it arrives.
void http_head(std::string_view bytes)
{
    server::HeadEnd end;
    auto const size = end.find(bytes);
    if (size) {
        must(*size <= bytes.size(), "a head ends within what came");
        must(end_in_two_parts(bytes, bytes.size() / 2) == *size, "a head ends in one place");
    }
    if (!size || *size == 0 || *size > head_limit) return;
    auto const head = server::parse_head(bytes.substr(0, *size));
    if (!head) return;
    auto const admitted = server::admit(*head);
    if (!admitted) return;
    must(count(*head, "transfer-encoding") == 0, "no body comes in chunks");
    must(count(*head, "host") == 1, "there is one host");
    must(count(*head, "content-length") <= 1, "a body has one length");
    must(admitted->path.starts_with('/'), "a path begins at the root");
    must(!admitted->path.contains('\0') && !admitted->path.contains('\n'), "a path is one line");
}

/// What we read as JSON is JSON to another reader too, and survives being written.
void json(std::string_view bytes)
{
    auto const value = server::parse_json(bytes);
    if (!value) return;
    must(core::is_utf8(bytes), "JSON is UTF-8");
    auto const written = boost::json::serialize(*value);
    auto const again = server::parse_json(written);
    must(again && *again == *value, "JSON survives being written");

    std::vector<server::FieldError> errors;
    server::Fields fields{*value, "", errors};
    auto const text = fields.optional_text("text", 1, 64);
    if (text) must(core::code_points_in(*text) <= 64, "a text has as many characters as are asked");
    static_cast<void>(fields.optional_integer("number", 0, 20));
    static_cast<void>(fields.list("list", 0, 50));
    fields.end();
    for (auto const& each : errors) must(core::is_utf8(each.pointer), "a pointer can be written");
}

void form(std::string_view bytes)
{
    auto const fields = server::parse_form(bytes);
    if (!fields) return;
    must(fields->size() <= server::form_fields_max, "a form has an end");
    for (auto const& [name, value] : *fields) {
        must(server::decode_form_text(server::encode_form_text(name)) == name, "a name survives posting");
        must(server::decode_form_text(server::encode_form_text(value)) == value, "a value survives posting");
    }
}

} // namespace etimbre::fuzz
