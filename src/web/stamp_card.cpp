#include "web/stamp_card.hpp"

#include "app/stamp/stamp_text.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/order_access.hpp"
#include "http/api/stamp_sheet.hpp"
#include "web/form_writer.hpp"
#include "web/keep_words.hpp"
#include "web/spoken.hpp"
#include "web/words.hpp"

#include <exception>

namespace etimbre::web {
namespace {

using app::stamp::Standing;

std::string file_of(StampShown const& shown, std::string_view file)
{
    return http::api::stamp_file_path(shown.stamp.row.number, file, shown.link);
}

/// The drawing, or nothing while no key is at hand to make the text with: the card says all else.
std::string drawn(StampShown const& shown)
{
    try {
        return shown.desk.printer.svg(app::stamp::text_of(shown.stamp.row, shown.desk.signer));
    } catch (std::exception const&) {
        return {};
    }
}

void write_code(HtmlWriter& html, StampShown const& shown, std::string const& number)
{
    auto const code = drawn(shown);
    if (code.empty()) return;
    auto const name = std::string{words_in(shown.language).code} + ' ' + number;
    html.open("div", {{"class", "code"}, {"role", "img"}, {"aria-label", name}}).part(code).close("div");
}

std::string_view class_of(Standing standing)
{
    if (standing == Standing::issued) return "state";
    return standing == Standing::suspended ? "state unsure" : "state bad";
}

/// How it stands; its end with the time, on the clock of the post that it was for.
void write_state(HtmlWriter& html, StampShown const& shown, std::string_view timezone)
{
    auto const& words = words_in(shown.language);
    auto const& keep = keep_words_in(shown.language);
    auto const standing = app::stamp::standing_of(shown.stamp, shown.at);
    html.element("dt", words.state).open("dd");
    html.element("bdi", words.states.at(static_cast<std::size_t>(standing)), {{"class", class_of(standing)}});
    html.close("dd");
    if (auto const& end = shown.stamp.end)
        write_term(
            html,
            standing == Standing::redeemed ? keep.used : keep.voided,
            spoken_moment(end->at, timezone, shown.language)
        );
}

void write_ways_to_keep(HtmlWriter& html, StampShown const& shown)
{
    auto const& keep = keep_words_in(shown.language);
    auto const picture = file_of(shown, "qr.png");
    auto const name = "etimbre-" + shown.stamp.row.number + ".png";
    html.open("div", {{"class", "row"}});
    html.element(
        "a",
        words_in(shown.language).paper,
        {{"class", "button second"}, {"href", file_of(shown, "stamp.pdf")}}
    );
    html.element(
        "button",
        keep.share,
        {{"type", "button"},
         {"class", "button second"},
         {"data-share", picture},
         {"data-name", name},
         {"hidden", ""}}
    );
    html.element("a", keep.picture, {{"class", "link"}, {"href", picture}, {"download", name}}).close("div");
}

} // namespace

void write_stamp_card(HtmlWriter& html, StampShown const& shown)
{
    auto const& row = shown.stamp.row;
    auto const& words = words_in(shown.language);
    auto const names = http::api::stamp_names(shown.desk, row);
    auto const number = domain::stamp::grouped(row.number);
    bool const is_ended = app::stamp::standing_of(shown.stamp, shown.at) != Standing::issued;

    html.open("section", {{"class", is_ended ? "stamp ended" : "stamp"}});
    html.element("h2", names.service.in(shown.language));
    write_code(html, shown, number);
    html.open("dl").element("dt", words.number).open("dd");
    html.element("bdi", number, {{"dir", "ltr"}, {"class", "number"}}).close("dd");
    write_state(html, shown, names.timezone);
    write_term(html, words.post, names.mission.in(shown.language));
    auto const until = core::instant_of_unix(row.expires_at);
    write_term(html, words.valid_until, spoken_moment(until, names.timezone, shown.language));
    write_term(html, words.amount, spoken_amount(row.total, shown.language));
    html.close("dl");
    if (!is_ended) write_ways_to_keep(html, shown);
    html.close("section");
}

} // namespace etimbre::web
