#include "web/check_page.hpp"

#include "domain/stamp/number.hpp"
#include "http/api/presented.hpp"
#include "http/api/stamp_sheet.hpp"
#include "http/server/form.hpp"
#include "web/check_words.hpp"
#include "web/form_writer.hpp"
#include "web/page.hpp"
#include "web/plain_pages.hpp"
#include "web/scanner.hpp"
#include "web/search_words.hpp"
#include "web/spoken.hpp"
#include "web/verdict.hpp"

#include <algorithm>

namespace etimbre::web {
namespace {

namespace api = http::api;
using http::server::Response;
using Looked = core::Result<app::stamp::StampState>;

constexpr std::size_t longest_number = 40; ///< as people type it, with its blanks

/// One check: who asks, what was typed, when.
struct Asked {
    core::Language language;
    std::string typed{};
    bool by_number = true;
    core::Instant now{};
};

Asked read_asked(core::Language language, http::server::FormFields const& fields, core::Instant now)
{
    Asked asked{.language = language, .now = now};
    auto const typed =
        std::ranges::find(fields, std::string_view{"code"}, [](auto const& each) -> std::string_view {
            return each.first;
        });
    if (typed == fields.end()) return asked;
    auto const first = typed->second.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return asked;
    asked.typed = typed->second.substr(first, typed->second.find_last_not_of(" \t\r\n") - first + 1);
    asked.by_number = asked.typed.size() <= longest_number && !asked.typed.contains(':');
    return asked;
}

void write_form(HtmlWriter& html, Asked const& asked, std::string_view mistake)
{
    auto const& words = check_words_in(asked.language);
    html.open(
        "form", {{"method", "post"}, {"action", '/' + std::string{core::tag_of(asked.language)} + "/check"}}
    );
    write_field(
        html,
        {.name = "code",
         .label = words.label,
         .hint = words.hint,
         .value = asked.typed,
         .error = mistake,
         .direction = "ltr",
         .length_max = "2000"}
    );
    html.open("div", {{"class", "row"}});
    write_button(html, words.check);
    html.close("div").close("form");
}

/// What the camera needs; nothing is to be seen of it where scripts do not run.
void write_camera(HtmlWriter& html, CheckWords const& words)
{
    auto const* const reader = scanner();
    html.open(
        "section",
        {{"class", "camera"},
         {"data-scan", ""},
         {"data-reader", reader == nullptr ? "" : reader->script.path},
         {"data-engine", reader == nullptr ? "" : reader->engine.path},
         {"hidden", ""}}
    );
    html.element("button", words.scan, {{"type", "button"}, {"class", "button second"}});
    html.element("p", words.scan_hint, {{"class", "hint"}});
    html.element("p", words.scanning, {{"role", "status"}, {"hidden", ""}});
    html.open("video", {{"muted", ""}, {"playsinline", ""}, {"hidden", ""}}).close("video");
    html.element("button", words.stop, {{"type", "button"}, {"class", "button second"}, {"hidden", ""}});
    html.element("p", words.no_camera, {{"class", "error"}, {"hidden", ""}}).close("section");
}

Response page(api::Desk const& desk, unsigned status, Asked const& asked, std::string title, HtmlWriter html)
{
    return page_response(
        status,
        {
            .language = asked.language,
            .title = std::move(title),
            .here = "/check",
            .forms = Forms::here,
            .nonce = core::draw_id(desk.entropy),
            .camera = true,
            .content = std::move(html).take(),
        }
    );
}

Response question_page(api::Desk const& desk, Asked const& asked, std::string_view mistake)
{
    auto const& words = check_words_in(asked.language);
    HtmlWriter html;
    if (!mistake.empty()) write_mistakes(html, search_words_in(asked.language).wrong, {{"code", mistake}});
    html.element("h1", words.question.title).element("p", words.question.text);
    write_form(html, asked, mistake);
    write_camera(html, words);
    html.element("p", words.privacy, {{"class", "quiet"}});
    return page(desk, mistake.empty() ? 200 : 422, asked, std::string{words.question.title}, std::move(html));
}

void write_stamp(HtmlWriter& html, api::Desk const& desk, Asked const& asked, app::stamp::StampRow const& row)
{
    auto const language = asked.language;
    auto const& words = words_in(language);
    auto const names = api::stamp_names(desk, row);
    html.open("dl");
    write_term(html, words.service, names.service.in(language));
    write_term(html, words.post, names.mission.in(language));
    if (!asked.by_number) {
        auto const moment = [&](std::int64_t at) {
            return spoken_moment(core::instant_of_unix(at), names.timezone, language);
        };
        html.element("dt", words.number).open("dd");
        html.element("bdi", domain::stamp::grouped(row.number), {{"dir", "ltr"}, {"class", "number"}})
            .close("dd");
        write_term(html, words.amount, spoken_amount(row.total, language));
        write_term(html, check_words_in(language).issued_on, moment(row.issued_at));
        write_term(html, words.valid_until, moment(row.expires_at));
    }
    html.close("dl");
}

Response verdict_page(api::Desk const& desk, Asked const& asked, Looked const& stamp)
{
    auto const& words = check_words_in(asked.language);
    auto const verdict = stamp ? verdict_of(app::stamp::standing_of(*stamp, asked.now), words)
                               : verdict_of(stamp.error().reason, words);
    HtmlWriter html;
    write_verdict(html, verdict);
    if (stamp) write_stamp(html, desk, asked, stamp->row);
    html.element("h2", words.another);
    write_form(html, {.language = asked.language}, "");
    write_camera(html, words);
    return page(desk, 200, asked, std::string{verdict.message.title}, std::move(html));
}

void look(api::Desk const& desk, api::Call call, Asked asked, api::Look way)
{
    app::work::run<Looked>(
        desk.read,
        std::move(way),
        [&desk, asked = std::move(asked), call = std::move(call)](app::work::Outcome<Looked> outcome
        ) mutable {
            if (!outcome) {
                api::log_failure(outcome.error(), *call.request);
                call.answer(unavailable_page(asked.language, "/check"));
                return;
            }
            if (!*outcome) api::note_if_unknown(desk, outcome->error().reason);
            call.answer(verdict_page(desk, asked, *outcome));
        }
    );
}

} // namespace

void get_check_page(api::Desk const& desk, api::Call call)
{
    auto const language = language_in(*call.request);
    if (!language) return call.answer(not_found_page(core::Language::fr));
    call.answer(question_page(desk, {.language = *language}, ""));
}

void post_check_page(api::Desk const& desk, api::Call call)
{
    auto const language = language_in(*call.request);
    if (!language) return call.answer(not_found_page(core::Language::fr));
    if (is_cross_site(*call.request)) return call.answer(not_from_here_page(*language));
    auto const fields = http::server::parse_form(call.request->body);
    if (!fields) return call.refuse(fields.error());
    auto asked = read_asked(*language, *fields, desk.clock());
    auto const& words = check_words_in(*language);
    if (asked.typed.empty()) return call.answer(question_page(desk, asked, words.nothing_typed));

    api::Shown const shown = asked.by_number ? api::Shown{.text = {}, .number = asked.typed}
                                             : api::Shown{.text = asked.typed, .number = {}};
    auto way = api::way_to_look(desk, shown, asked.now);
    if (!way) {
        auto const mistake = mistake_of(way.error().reason, words);
        call.answer(
            mistake.empty() ? verdict_page(desk, asked, std::unexpected{way.error()})
                            : question_page(desk, asked, mistake)
        );
        return;
    }
    if (asked.by_number)
        if (auto const wait = desk.gate.number_lookup(call.request->peer.address, asked.now))
            return call.answer(too_often_page(*language, *wait));
    look(desk, std::move(call), std::move(asked), *std::move(way));
}

} // namespace etimbre::web
