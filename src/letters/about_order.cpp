#include "letters/about_order.hpp"

#include "domain/notice/order_number.hpp"
#include "http/api/order_access.hpp"
#include "letters/letter_words.hpp"
#include "web/spoken.hpp"

#include <utility>

namespace etimbre::letters {
namespace {

namespace api = http::api;

std::string post_name(api::Desk const& desk, api::OrderView const& view)
{
    auto const* const mission = desk.catalogue.mission(view.order.mission);
    return mission == nullptr ? view.order.mission : mission->names.in(view.order.language);
}

std::string number_of(api::OrderView const& view)
{
    return domain::notice::grouped_order_number(domain::notice::order_number(view.order.id));
}

} // namespace

Content about_order(api::Desk const& desk, api::OrderView const& view, web::Message const& message)
{
    auto const language = view.order.language;
    auto const& pages = web::words_in(language);
    auto const& words = letter_words_in(language);
    return {
        .language = language,
        .greeting = std::string{words.greeting} + greeted_name(view.order.payer.name) +
                    std::string{words.after_greeting},
        .title = std::string{message.title},
        .fact = std::string{message.text},
        .order =
            {{pages.order, number_of(view)},
             {pages.post, post_name(desk, view)},
             {pages.amount, web::spoken_amount(view.order.total, language)}},
        .stamps = {},
        .open = words.open,
        .link = api::order_page_url(desk, view.order.id, language),
        .notes = {},
        .sender = std::string{pages.brand} + " · " + desk.service_address,
    };
}

app::notice::Letter addressed(
    api::OrderView const& view, Content const& content, std::vector<app::notice::Attachment> attachments
)
{
    auto const language = view.order.language;
    return {
        .to = view.order.payer.email,
        .language = language,
        .sender_name = std::string{web::words_in(language).brand},
        .subject = content.title + " – " + with_direction(number_of(view), language),
        .text = as_text(content),
        .html = as_html(content),
        .attachments = std::move(attachments),
    };
}

} // namespace etimbre::letters
