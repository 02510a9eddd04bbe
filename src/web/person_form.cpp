#include "web/person_form.hpp"

#include "http/api/orders_json.hpp"
#include "web/person_words.hpp"
#include "web/search_words.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace etimbre::web {
namespace {

/// The same rule under both names: that of the interface, and that of the field on the page.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> places{{
    {"/payer/email", "email"},
    {"/payer/name", "name"},
    {"/holder/document_number", "document_number"},
    {"/holder/issuer", "issuer"},
}};

std::string_view sentence_for(std::string_view field, PersonWords const& words)
{
    if (field == "email") return words.email_wrong;
    if (field == "name") return words.name_wrong;
    return field == "issuer" ? words.issuer_wrong : words.document_wrong;
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string_view mistake_at(std::vector<Mistake> const& mistakes, std::string_view field)
{
    auto const found = std::ranges::find(mistakes, field, &Mistake::field);
    return found == mistakes.end() ? std::string_view{} : found->text;
}

void write_document(
    HtmlWriter& html, PersonWords const& words, PersonForm const& form, std::vector<Mistake> const& mistakes
)
{
    bool const open = !form.document_number.empty() || !mistake_at(mistakes, "issuer").empty();
    if (open)
        html.open("details", {{"open", ""}, {"class", "plain"}});
    else
        html.open("details", {{"class", "plain"}});
    html.element("summary", words.document).element("p", words.document_hint, {{"class", "hint"}});
    write_field(
        html,
        {.name = "document_number",
         .label = words.document_number,
         .value = form.document_number,
         .error = mistake_at(mistakes, "document_number"),
         .direction = "ltr",
         .length_max = "32"}
    );
    write_field(
        html,
        {.name = "issuer",
         .label = words.issuer,
         .hint = words.issuer_hint,
         .value = form.issuer,
         .error = mistake_at(mistakes, "issuer"),
         .direction = "ltr",
         .length_max = "3"}
    );
    html.close("details");
}

void write_person(
    HtmlWriter& html, PersonWords const& words, PersonForm const& form, std::vector<Mistake> const& mistakes
)
{
    write_field(
        html,
        {.name = "email",
         .label = words.email,
         .hint = words.email_hint,
         .value = form.email,
         .error = mistake_at(mistakes, "email"),
         .type = "email",
         .autocomplete = "email",
         .direction = "ltr"}
    );
    write_field(
        html,
        {.name = "name",
         .label = words.name,
         .hint = words.name_hint,
         .value = form.name,
         .error = mistake_at(mistakes, "name"),
         .autocomplete = "name",
         .length_max = "200"}
    );
}

} // namespace

std::string typed_in(http::server::FormFields const& fields, std::string_view name)
{
    auto const found =
        std::ranges::find(fields, name, [](auto const& each) { return std::string_view{each.first}; });
    if (found == fields.end()) return {};
    auto const& value = found->second;
    auto const first = value.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
}

PersonForm read_person_form(http::server::FormFields const& fields)
{
    return {
        .email = typed_in(fields, "email"),
        .name = typed_in(fields, "name"),
        .document_number = typed_in(fields, "document_number"),
        .issuer = upper(typed_in(fields, "issuer")),
        .token = typed_in(fields, "token"),
    };
}

app::pay::PlaceOrder command_of(
    PersonForm const& form,
    core::QuoteId const& quote,
    core::Language language,
    std::vector<Mistake>& mistakes
)
{
    boost::json::object body{
        {"quote_id", quote.value},
        {"payer", boost::json::object{{"email", form.email}, {"name", form.name}}},
        {"language", core::tag_of(language)},
    };
    if (!form.document_number.empty())
        body["holder"] = boost::json::object{
            {"document_type", "passport"}, {"document_number", form.document_number}, {"issuer", form.issuer}
        };
    std::vector<http::server::FieldError> errors;
    auto command = http::api::parse_place_order(body, errors);
    for (auto const& [pointer, field] : places)
        if (std::ranges::count(errors, pointer, &http::server::FieldError::pointer) > 0)
            mistakes.push_back({field, sentence_for(field, person_words_in(language))});
    return command;
}

std::string
person_content(PersonPage const& page, PersonForm const& form, std::vector<Mistake> const& mistakes)
{
    auto const& words = person_words_in(page.language);
    auto const path = '/' + std::string{core::tag_of(page.language)} + "/posts/" + page.post.code;
    auto const query = '?' + page.basket.query();
    HtmlWriter html;
    write_back(html, words_in(page.language).back, path + "/total" + query);
    write_step(html, 4);
    if (page.stale)
        html.open("div", {{"class", "notice waiting"}, {"role", "alert"}})
            .element("p", words.again)
            .close("div");
    write_mistakes(html, search_words_in(page.language).wrong, mistakes);
    html.element("h1", words.title);
    html.open("form", {{"method", "post"}, {"action", path + "/person" + query}, {"novalidate", ""}});
    write_hidden(html, "token", page.token);
    write_person(html, words, form, mistakes);
    write_document(html, words, form, mistakes);
    html.open("div", {{"class", "row"}});
    write_button(html, words.next);
    html.close("div").close("form");
    return std::move(html).take();
}

} // namespace etimbre::web
