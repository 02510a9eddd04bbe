#include "http/api/person_json.hpp"

#include "domain/stamp/holder.hpp"

#include <algorithm>
#include <array>

namespace etimbre::http::api {
namespace {

using server::FieldError;
using server::Fields;

constexpr std::array<std::string_view, 3> document_types{"passport", "cnie", "residence"};

bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && !text.contains(' ');
}

bool is_issuer(std::string_view text)
{
    return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

app::pay::Payer
parse_payer(boost::json::value const& payer, std::string pointer, std::vector<FieldError>& errors)
{
    Fields fields{payer, std::move(pointer), errors};
    auto before = errors.size();
    app::pay::Payer parsed{.email = fields.text("email", 3, 254), .name = {}};
    if (errors.size() == before && !is_email(parsed.email))
        fields.wrong("email", "format", "This is not an e-mail address.");
    before = errors.size();
    parsed.name = fields.text("name", 1, 200);
    if (errors.size() == before && parsed.name.find_first_not_of(' ') == std::string::npos)
        fields.wrong("name", "format", "A name is expected here.");
    fields.end();
    return parsed;
}

std::optional<std::string> parse_holder(Fields& fields, std::vector<FieldError>& errors)
{
    auto const* const holder = fields.optional_object("holder");
    if (holder == nullptr) return std::nullopt;

    auto const before = errors.size();
    Fields inner{*holder, fields.pointer_to("holder"), errors};
    inner.word("document_type", document_types);
    auto const number = inner.text("document_number", 1, 32);
    auto const issuer = inner.text("issuer", 3, 3);
    bool const is_read = errors.size() == before;
    auto const canonical = domain::stamp::canonical_document(issuer, number);
    if (is_read && !is_issuer(issuer))
        inner.wrong("issuer", "format", "Three upper-case letters are expected here, such as MAR.");
    else if (is_read && !canonical)
        inner.wrong("document_number", "format", "A document number has letters A to Z and digits only.");
    inner.end();
    return canonical.value_or("");
}

} // namespace etimbre::http::api
