#include "letters/refund_letter.hpp"

#include "domain/stamp/number.hpp"
#include "http/api/stamp_sheet.hpp"
#include "letters/about_order.hpp"
#include "letters/letter_words.hpp"
#include "web/spoken.hpp"

#include <algorithm>

namespace etimbre::letters {
namespace {

namespace api = http::api;
using domain::notice::Event;

api::RefundView const* refund_in(api::OrderView const& view, app::notice::Notice const& notice)
{
    auto const found = std::ranges::find_if(view.refunds, [&](api::RefundView const& each) {
        return domain::notice::occasion_of(each.refund.id) == notice.occasion;
    });
    return found == view.refunds.end() ? nullptr : &*found;
}

web::Message const& message_of(LetterWords const& words, Event event)
{
    if (event == Event::refund_done) return words.refund_done;
    return event == Event::refund_failed ? words.refund_failed : words.refund_begun;
}

void add_amounts(Content& content, app::refund::Refund const& refund)
{
    auto const& words = letter_words_in(content.language);
    content.order.emplace_back(words.refunded, web::spoken_amount(refund.amount, content.language));
    if (refund.fee.minor() > 0)
        content.order.emplace_back(words.kept, web::spoken_amount(refund.fee, content.language));
}

void add_stamps(
    Content& content, api::Desk const& desk, api::OrderView const& view, api::RefundView const& of
)
{
    auto const& words = web::words_in(content.language);
    for (auto const& line : of.lines) {
        auto const stamp =
            std::ranges::find(view.stamps, line.number, [](auto const& each) { return each.row.number; });
        if (stamp == view.stamps.end()) continue;
        content.stamps.push_back({
            .service = api::stamp_names(desk, stamp->row).service.in(content.language),
            .lines =
                {
                    {words.number, domain::stamp::grouped(line.number)},
                    {words.amount, web::spoken_amount(stamp->row.total, content.language)},
                },
        });
    }
}

} // namespace

std::optional<app::notice::Letter>
refund_letter_of(api::Desk const& desk, api::OrderView const& view, app::notice::Notice const& notice)
{
    auto const* const of = refund_in(view, notice);
    if (of == nullptr) return std::nullopt;
    auto const& words = letter_words_in(view.order.language);
    auto content = about_order(desk, view, message_of(words, notice.event));
    add_amounts(content, of->refund);
    add_stamps(content, desk, view, *of);
    content.notes = {words.automatic};
    return addressed(view, content);
}

} // namespace etimbre::letters
