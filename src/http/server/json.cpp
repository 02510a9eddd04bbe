#include "http/server/fields.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

namespace etimbre::http::server {
namespace {

namespace json = boost::json;
using boost::system::error_code;

constexpr std::size_t depth_max = 32;

/// Builds the value as the parser walks the text. The members of an object are limited because Boost.JSON
/// finds them by a hash that an attacker can foresee; with so few even the worst case is quick.
class Builder {
public:
    static constexpr std::size_t max_object_size = 256;
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = 256;
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    json::value release() { return stack_.release(); }
    /// Keys as they were written; the value holds fewer where one was written twice.
    std::size_t keys() const { return keys_; }

    bool on_document_begin(error_code& /*error*/)
    {
        stack_.reset();
        return true;
    }
    bool on_document_end(error_code& /*error*/) { return true; }
    bool on_array_begin(error_code& /*error*/) { return true; }
    bool on_array_end(std::size_t size, error_code& /*error*/)
    {
        stack_.push_array(size);
        return true;
    }
    bool on_object_begin(error_code& /*error*/) { return true; }
    bool on_object_end(std::size_t size, error_code& /*error*/)
    {
        keys_ += size;
        stack_.push_object(size);
        return true;
    }
    bool on_string_part(json::string_view text, std::size_t /*so_far*/, error_code& /*error*/)
    {
        stack_.push_chars(text);
        return true;
    }
    bool on_string(json::string_view text, std::size_t /*size*/, error_code& /*error*/)
    {
        stack_.push_string(text);
        return true;
    }
    bool on_key_part(json::string_view text, std::size_t /*so_far*/, error_code& /*error*/)
    {
        stack_.push_chars(text);
        return true;
    }
    bool on_key(json::string_view text, std::size_t /*size*/, error_code& /*error*/)
    {
        stack_.push_key(text);
        return true;
    }
    bool on_number_part(json::string_view /*text*/, error_code& /*error*/) { return true; }
    bool on_int64(std::int64_t number, json::string_view text, error_code& error)
    {
        if (number == 0 && text.front() == '-') return refuse_number(error);
        stack_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t /*number*/, json::string_view /*text*/, error_code& error)
    {
        return refuse_number(error);
    }
    bool on_double(double /*number*/, json::string_view /*text*/, error_code& error)
    {
        return refuse_number(error);
    }
    bool on_bool(bool truth, error_code& /*error*/)
    {
        stack_.push_bool(truth);
        return true;
    }
    bool on_null(error_code& /*error*/)
    {
        stack_.push_null();
        return true;
    }
    bool on_comment_part(json::string_view /*text*/, error_code& /*error*/) { return true; }
    bool on_comment(json::string_view /*text*/, error_code& /*error*/) { return true; }

private:
    static bool refuse_number(error_code& error)
    {
        error = json::error::not_exact;
        return false;
    }

    json::value_stack stack_;
    std::size_t keys_ = 0;
};

std::size_t keys_in(json::value const& value)
{
    std::size_t keys = 0;
    if (auto const* const object = value.if_object()) {
        keys += object->size();
        for (auto const& member : *object) keys += keys_in(member.value());
    } else if (auto const* const array = value.if_array()) {
        for (auto const& element : *array) keys += keys_in(element);
    }
    return keys;
}

} // namespace

core::Result<json::value> parse_json(std::string_view body)
{
    json::parse_options options;
    options.max_depth = depth_max;
    json::basic_parser<Builder> parser{options};
    error_code error;
    auto const consumed = parser.write_some(false, body.data(), body.size(), error);
    if (error || consumed != body.size()) return core::refuse(core::Reason::json);

    auto value = parser.handler().release();
    if (keys_in(value) != parser.handler().keys()) return core::refuse(core::Reason::json);
    return value;
}

} // namespace etimbre::http::server
