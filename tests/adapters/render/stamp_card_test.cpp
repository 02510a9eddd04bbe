#include "adapters/render/stamp_card.hpp"
#include "domain/stamp/number.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string card(app::stamp::StampSheet const& sheet)
{
    Page page{{sheet.language, "t", "a", sheet.issued_at}};
    auto const number = domain::stamp::grouped(sheet.number);
    StampCard{sheet, number, page}.draw_at(100);
    return page.finish();
}

TEST(StampCard, ShowsTheAmountWithItsThreeParts)
{
    auto const text = poppler("pdftotext -layout", card(sheet_in(core::Language::fr)), "-");
    EXPECT_THAT(text, testing::ContainsRegex("Montant payé +860,00.+MAD"));
    EXPECT_THAT(text, testing::ContainsRegex("Quittance +0,00.+MAD"));
    EXPECT_THAT(text, testing::ContainsRegex("Chancellerie +800,00.+MAD"));
    EXPECT_THAT(text, testing::ContainsRegex("Prestation +60,00.+MAD"));
}

TEST(StampCard, ShowsBothDatesOnThePostsClock)
{
    auto const text = poppler("pdftotext -layout", card(sheet_in(core::Language::en)), "-");
    EXPECT_THAT(text, testing::ContainsRegex("Bought on +21 September 2026, 16:13"));
    EXPECT_THAT(text, testing::ContainsRegex("Valid until +21 September 2027, 16:13"));
    EXPECT_THAT(text, HasSubstr("Europe/Paris, UTC+2"));
}

TEST(StampCard, SpeaksOfTheHolderOnlyWhenTheStampIsBound)
{
    auto sheet = sheet_in(core::Language::es);
    EXPECT_THAT(poppler("pdftotext", card(sheet), "-"), HasSubstr("Vinculado al documento"));
    sheet.holder_bound = false;
    EXPECT_THAT(poppler("pdftotext", card(sheet), "-"), Not(HasSubstr("Vinculado")));
}

TEST(StampCard, TheCodeIsLargeEnoughForPaper)
{
    constexpr int dots_per_inch = 300;
    auto const code = find_code(page_of(card(sheet_in(core::Language::fr)), dots_per_inch));
    ASSERT_EQ(code.text, reference_text);
    EXPECT_GE(code.side / dots_per_inch * 25.4, 41.3); // mm
}

} // namespace
} // namespace etimbre::adapters::render
