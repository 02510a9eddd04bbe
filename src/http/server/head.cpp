#include "http/server/head.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace etimbre::http::server {
namespace {

namespace beast = boost::beast;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

ProblemKind const* fault_of_request_line(std::string_view line)
{
    constexpr std::string_view shape = " HTTP/1.1";
    if (line.size() < shape.size()) return &wire::malformed;
    auto const version = line.substr(line.size() - shape.size());
    if (!version.starts_with(" HTTP/") || !is_digit(version[6]) || version[7] != '.' || !is_digit(version[8]))
        return &wire::malformed;
    return version == shape || version == " HTTP/1.0" ? nullptr : &wire::http_version;
}

/// Whether bytes stand in the line that no field and no request line may hold (RFC 9110, section 5.5).
bool has_control(std::string_view line)
{
    return std::ranges::any_of(line, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

class HeadReader : public beast::http::basic_parser<true> {
public:
    explicit HeadReader(Head& into) : into_{into} {}

private:
    void on_request_impl(
        beast::http::verb /*method*/,
        beast::string_view method,
        beast::string_view target,
        int version,
        beast::error_code& /*error*/
    ) override
    {
        into_.method.assign(method.data(), method.size());
        into_.target.assign(target.data(), target.size());
        into_.version = version;
    }
    void on_field_impl(
        beast::http::field /*name*/,
        beast::string_view name,
        beast::string_view value,
        beast::error_code& error
    ) override
    {
        if (into_.fields.size() == header_fields_max) {
            error = beast::http::error::header_limit;
            return;
        }
        auto& [lower_name, text] = into_.fields.emplace_back();
        lower_name.resize(name.size());
        std::ranges::transform(name, lower_name.begin(), lower);
        text.assign(value.data(), value.size());
    }
    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
    void on_header_impl(beast::error_code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, beast::error_code&) override {}
    std::size_t on_body_impl(beast::string_view, beast::error_code&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, beast::error_code&) override
    {
        return 0;
    }
    void on_finish_impl(beast::error_code&) override {}

    Head& into_;
};

/// @param head  What was read before the fault.
ProblemKind const* fault_of(beast::error_code code, Head const& head)
{
    using beast::http::error;
    auto const is_encoding = [](auto const& field) { return field.first == "transfer-encoding"; };
    if (std::ranges::any_of(head.fields, is_encoding)) return &wire::length_required;
    if (code == error::bad_transfer_encoding) return &wire::length_required;
    if (code == error::bad_content_length || code == error::multiple_content_length)
        return &wire::content_length;
    if (code == error::header_limit) return &wire::header_too_large;
    return &wire::malformed;
}

} // namespace

Admitted<std::size_t> HeadEnd::find(std::string_view bytes)
{
    for (;;) {
        auto const feed = bytes.find('\n', looked_);
        if (feed == std::string_view::npos) {
            looked_ = bytes.size();
            return 0;
        }
        auto line = bytes.substr(line_, feed - line_);
        if (!line.ends_with('\r')) return Refused{&wire::malformed};
        line.remove_suffix(1);
        if (has_control(line)) return Refused{&wire::malformed};
        if (line_ == 0) {
            if (auto const* const fault = fault_of_request_line(line)) return Refused{fault};
            request_line_ = feed + 1;
        } else if (line.empty()) {
            return feed + 1;
        } else if (line.front() == ' ' || line.front() == '\t') {
            return Refused{&wire::malformed};
        }
        line_ = looked_ = feed + 1;
    }
}

ProblemKind const* HeadEnd::too_large(std::size_t limit) const
{
    return request_line_ == 0 || request_line_ > limit ? &wire::target_too_long : &wire::header_too_large;
}

Admitted<Head> parse_head(std::string_view bytes)
{
    Head head;
    head.fields.reserve(16);
    HeadReader reader{head};
    reader.header_limit(static_cast<std::uint32_t>(bytes.size()) + 1);
    reader.body_limit(boost::none);
    beast::error_code error;
    auto const used = reader.put({bytes.data(), bytes.size()}, error);
    if (error) return Refused{fault_of(error, head)};
    if (used != bytes.size() || !reader.is_header_done()) return Refused{&wire::malformed};
    head.keep_alive = head.version == 11 && reader.keep_alive();
    return head;
}

std::optional<Admitted<Head>> take_head(std::string& bytes, HeadEnd& end, std::size_t bytes_max)
{
    while (bytes.starts_with("\r\n"))
        bytes.erase(0, 2); // RFC 9112, section 2.2: empty lines before a request
    auto const size = end.find(bytes);
    if (!size) return Refused{size.error()};
    if (std::max(*size, *size == 0 ? bytes.size() : 0) > bytes_max) return Refused{end.too_large(bytes_max)};
    if (*size == 0) return std::nullopt;
    auto head = parse_head(std::string_view{bytes}.substr(0, *size));
    bytes.erase(0, *size);
    return head;
}

} // namespace etimbre::http::server
