#include "web/find_page.hpp"

#include "app/notice/find_order.hpp"
#include "domain/notice/order_number.hpp"
#include "http/api/failure.hpp"
#include "http/api/order_access.hpp"
#include "web/form_token.hpp"
#include "web/form_writer.hpp"
#include "web/mail_words.hpp"
#include "web/page.hpp"
#include "web/person_form.hpp"
#include "web/person_words.hpp"
#include "web/plain_pages.hpp"
#include "web/search_words.hpp"

#include <utility>

namespace etimbre::web {
namespace {

namespace api = http::api;
using http::server::Response;

constexpr std::string_view path = "/find";
constexpr std::string_view example = "\u200E7K3M-9QXT-2B4H"; // the mark keeps its order in Arabic

/// What was typed, as it was typed.
struct FindForm {
    std::string number{};
    std::string email{};
    std::vector<Mistake> mistakes{};
    bool stale = false; ///< it came with a token that is not ours any more
};

std::string_view mistake_at(FindForm const& form, std::string_view field)
{
    for (auto const& mistake : form.mistakes)
        if (mistake.field == field) return mistake.text;
    return {};
}

void write_fields(HtmlWriter& html, FindForm const& form, core::Language language)
{
    auto const& words = mail_words_in(language);
    auto const hint = std::string{words.number_hint} + ' ' + std::string{example};
    write_field(
        html,
        {.name = "number",
         .label = words.number,
         .hint = hint,
         .value = form.number,
         .error = mistake_at(form, "number"),
         .direction = "ltr",
         .length_max = "64"}
    );
    write_field(
        html,
        {.name = "email",
         .label = person_words_in(language).email,
         .hint = words.email_hint,
         .value = form.email,
         .error = mistake_at(form, "email"),
         .type = "email",
         .autocomplete = "email",
         .direction = "ltr"}
    );
}

std::string find_content(FindForm const& form, core::Language language, std::string_view token)
{
    auto const& words = mail_words_in(language);
    HtmlWriter html;
    if (form.stale)
        html.open("div", {{"class", "notice waiting"}, {"role", "alert"}})
            .element("p", person_words_in(language).again)
            .close("div");
    write_mistakes(html, search_words_in(language).wrong, form.mistakes);
    html.element("h1", words.find.title).element("p", words.find.text);
    auto const action = '/' + std::string{core::tag_of(language)} + std::string{path};
    html.open("form", {{"method", "post"}, {"action", action}, {"novalidate", ""}});
    write_hidden(html, "token", token);
    write_fields(html, form, language);
    html.open("div", {{"class", "row"}});
    write_button(html, words.send_link);
    html.close("div").close("form");
    return std::move(html).take();
}

Response find_page(api::Desk const& desk, Visit const& visit, FindForm const& form, core::Language language)
{
    auto response = page_response(
        form.mistakes.empty() ? 200 : 422,
        {
            .language = language,
            .title = std::string{mail_words_in(language).find.title},
            .here = std::string{path},
            .forms = Forms::here,
            .content = find_content(form, language, draw_form_token(desk, visit)),
        }
    );
    remember(visit, response);
    return response;
}

Response message_page(core::Language language, Message const& message)
{
    return page_response(
        200,
        {
            .language = language,
            .title = std::string{message.title},
            .here = std::string{path},
            .content = message_content(message),
        }
    );
}

/// The language of the page; nothing where the answer was given already.
std::optional<core::Language> enter(api::Desk const& desk, api::Call& call)
{
    auto const language = language_in(*call.request);
    if (!language) {
        call.answer(not_found_page(core::Language::fr));
        return std::nullopt;
    }
    if (desk.mail) return language;
    call.answer(message_page(*language, mail_words_in(*language).off));
    return std::nullopt;
}

/// Whether an order has that number is not asked here, only whether an order could have it.
std::optional<app::notice::Seeker> seeker_in(api::Desk const& desk, FindForm& form, core::Language language)
{
    auto const number = domain::notice::parse_order_number(form.number);
    if (!number) form.mistakes.push_back({"number", mail_words_in(language).number_wrong});
    auto const at = form.email.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == form.email.size())
        form.mistakes.push_back({"email", person_words_in(language).email_wrong});
    if (!form.mistakes.empty()) return std::nullopt;
    return app::notice::seeker_for(*number, form.email, api::address_print(desk));
}

/// Writes down what is sought and answers: whether it is found shows in the payer's mailbox alone.
void seek(api::Desk const& desk, api::Call call, core::Language language, std::string key)
{
    app::work::run<bool>(
        desk.write,
        [key = std::move(key), now = desk.clock()](app::work::Unit& unit) {
            unit.jobs.schedule(app::jobs::Kind::find, key, now);
            return true;
        },
        [language, call = std::move(call)](app::work::Outcome<bool> written) mutable {
            if (written) return call.answer(message_page(language, mail_words_in(language).sent));
            api::log_failure(written.error(), *call.request);
            call.answer(unavailable_page(language, std::string{path}));
        }
    );
}

} // namespace

void get_find_page(api::Desk const& desk, api::Call call)
{
    if (auto const language = enter(desk, call))
        call.answer(find_page(desk, visit_of(desk, *call.request), {}, *language));
}

void post_find(api::Desk const& desk, api::Call call)
{
    auto const language = enter(desk, call);
    if (!language) return;
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(*language));
    auto const fields = http::server::parse_form(call.request->body);
    if (!fields) return call.refuse(fields.error());
    FindForm form{.number = typed_in(*fields, "number"), .email = typed_in(*fields, "email")};
    auto const visit = visit_of(desk, *call.request);
    form.stale = !name_in(desk, visit, typed_in(*fields, "token"));
    auto const seeker = seeker_in(desk, form, *language);
    if (form.stale || !seeker) return call.answer(find_page(desk, visit, form, *language));

    if (auto const wait = desk.gate.find(call.request->peer.address, seeker->number, desk.clock()))
        return call.answer(too_often_page(*language, *wait));
    seek(desk, std::move(call), *language, app::notice::key_of(*seeker));
}

} // namespace etimbre::web
