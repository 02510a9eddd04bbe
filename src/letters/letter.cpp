#include "letters/letter.hpp"

#include "app/stamp/inspect.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/stamp_sheet.hpp"
#include "letters/about_order.hpp"
#include "letters/letter_words.hpp"
#include "web/order_content.hpp"
#include "web/spoken.hpp"

namespace etimbre::letters {
namespace {

namespace api = http::api;
using app::notice::Attachment;
using app::stamp::Standing;
using domain::notice::Event;
using Stamps = std::vector<app::stamp::StampState const*>;

Stamps usable_stamps(api::OrderView const& view)
{
    Stamps usable;
    for (auto const& stamp : view.stamps)
        if (app::stamp::standing_of(stamp, view.at) == Standing::issued) usable.push_back(&stamp);
    return usable;
}

Content::Stamp
stamp_lines(api::Desk const& desk, app::stamp::StampState const& stamp, core::Language language)
{
    auto const& words = web::words_in(language);
    auto const names = api::stamp_names(desk, stamp.row);
    auto const until = core::instant_of_unix(stamp.row.expires_at);
    return {
        .service = names.service.in(language),
        .lines =
            {
                {words.number, domain::stamp::grouped(stamp.row.number)},
                {words.amount, web::spoken_amount(stamp.row.total, language)},
                {words.valid_until, web::spoken_moment(until, names.timezone, language)},
            },
    };
}

std::vector<std::string_view>
notes_for(LetterWords const& words, std::size_t usable, std::size_t most_attachments)
{
    std::vector<std::string_view> notes;
    if (usable > most_attachments)
        notes.push_back(words.too_many);
    else if (usable > 0)
        notes.push_back(usable == 1 ? words.attached_one : words.attached_many);
    notes.push_back(words.keep);
    notes.push_back(words.automatic);
    return notes;
}

std::vector<Attachment> papers(api::Desk const& desk, Stamps const& stamps, core::Language language)
{
    std::vector<Attachment> files;
    for (auto const* const stamp : stamps)
        files.push_back({
            "etimbre-" + stamp->row.number + ".pdf",
            "application/pdf",
            desk.printer.pdf(api::stamp_sheet(desk, stamp->row, language)),
        });
    return files;
}

} // namespace

app::notice::Letter
letter_of(api::Desk const& desk, api::OrderView const& view, Event event, std::size_t most_attachments)
{
    auto const language = view.order.language;
    auto const& words = letter_words_in(language);
    auto const& message = event == Event::link ? words.link : web::message_of(view, language);
    auto const stamps = event == Event::link ? Stamps{} : usable_stamps(view);
    bool const attaches = stamps.size() <= most_attachments;
    auto content = about_order(desk, view, message);
    for (auto const* const stamp : stamps) content.stamps.push_back(stamp_lines(desk, *stamp, language));
    content.notes = notes_for(words, stamps.size(), most_attachments);
    return addressed(view, content, attaches ? papers(desk, stamps, language) : std::vector<Attachment>{});
}

} // namespace etimbre::letters
