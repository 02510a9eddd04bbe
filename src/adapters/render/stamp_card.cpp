#include "adapters/render/stamp_card.hpp"

#include "adapters/render/measures.hpp"
#include "adapters/render/written.hpp"

#include <algorithm>

namespace etimbre::adapters::render {

namespace {

/// Twelve dots of a 300 dpi printer to a module: 62 mm, and still 41 mm on a page that was shrunk by a third.
constexpr double module = 2.88;
constexpr double code_width = module * (QrSymbol::side + 2 * QrSymbol::quiet);
constexpr double padding = 14;
constexpr double left = margin + code_width + padding;
constexpr double width = measure - code_width - 2 * padding;

constexpr Type small_label{.size = 9.5, .colour = quiet_ink, .lines = 1};

} // namespace

double StampCard::draw_at(double top)
{
    auto const alt = std::string{both_.word(&Words::code).first} + ' ' + number_;
    page_.symbol(draw(sheet_.text), {margin + 3, top + 3, code_width}, alt);

    auto y = number_and_holder(top + padding);
    page_.rule({left, y, width}, line_ink, 0.7);
    y = total(y + 7);
    page_.rule({left, y, width}, line_ink, 0.7);
    y = moment(y + 7, &Words::bought, sheet_.issued_at);
    y = moment(y + 3, &Words::valid_until, sheet_.expires_at);

    auto const height = std::max(y - top + padding - 2, code_width + 6);
    page_.frame({margin, top, measure}, height);
    return top + height;
}

double StampCard::number_and_holder(double y)
{
    Type const large{.size = 23, .bold = true, .lines = 1};
    y += page_.write("P", both_.cell({left, y, width}, both_.word(&Words::number), small_label));
    y += page_.write("P", Bilingual::plain({left, y, width}, number_, large)) + 3;
    if (!sheet_.holder_bound) return y + 4;
    Type const line{.size = 9.5, .lines = 2};
    return y + both_.write(page_, "P", {left, y, width}, both_.word(&Words::holder_bound), line) + 8;
}

double StampCard::total(double y)
{
    auto const amount = written_amount(sheet_.total, sheet_.language);
    auto const label = width * 0.55;
    y += page_.write_row(
        both_.cell({left, y, label}, both_.word(&Words::amount), {.size = 11, .bold = true, .lines = 1}),
        both_.own(
            {left + label, y, width - label},
            amount,
            {.size = 15, .bold = true, .side = Side::end, .lines = 1}
        )
    );
    y = part(y + 2, &Words::receipt, sheet_.receipt);
    y = part(y, &Words::chancery, sheet_.chancery);
    return part(y, &Words::service, sheet_.service) + 7;
}

double StampCard::part(double y, Bilingual::Word word, core::Money amount)
{
    auto const text = written_amount(amount, sheet_.language);
    auto const label = width * 0.6;
    Type const value{.size = 9.5, .side = Side::end, .lines = 1};
    y += page_.write_row(
        both_.cell({left, y, label}, both_.word(word), small_label),
        both_.own({left + label, y, width - label}, text, value)
    );
    return y;
}

/// The label has its French under it, the moment its zone.
double StampCard::moment(double y, Bilingual::Word word, core::Instant at)
{
    constexpr double label = 84;
    auto const when = written_moment(at, sheet_.timezone, sheet_.language);
    auto const [first, second] = both_.word(word);
    bool const decisive = word == &Words::valid_until;
    Type const value{.size = 10.5, .bold = decisive, .side = Side::end, .lines = 1};
    Type const quiet{.size = 8, .colour = quiet_ink, .lines = 1};
    Type const zone{.size = 8, .colour = quiet_ink, .side = Side::end, .lines = 1};
    y += page_.write_row(
        both_.own({left, y, label}, first, {.size = 10, .colour = quiet_ink, .lines = 1}),
        both_.own({left + label, y, width - label}, when.day_and_time, value)
    );
    auto const under = Bilingual::plain({left + label, y, width - label}, when.zone, zone);
    if (second.empty()) return y + page_.write("P", under);
    return y + page_.write_row({{left, y, label}, {second, core::Language::fr}, quiet}, under);
}

} // namespace etimbre::adapters::render
