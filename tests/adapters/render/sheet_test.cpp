#include "adapters/render/failure.hpp"
#include "adapters/render/page.hpp"
#include "adapters/render/sheet.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

#include <regex>

namespace etimbre::adapters::render {
namespace {

using core::Language;
using testing::HasSubstr;

class Sheet : public testing::TestWithParam<Language> {};

INSTANTIATE_TEST_SUITE_P(InEachLanguage, Sheet, testing::ValuesIn(languages), [](auto const& language) {
    return std::string{core::tag_of(language.param)};
});

TEST_P(Sheet, IsOnePageOfAtMostSixtyKilobytes)
{
    for (auto const& sheet : {sheet_in(GetParam()), longest_sheet_in(GetParam())}) {
        auto const pdf = lay_out(sheet);
        EXPECT_TRUE(pdf.starts_with("%PDF-"));
        EXPECT_LE(pdf.size(), 60U * 1024U);
        EXPECT_THAT(poppler("pdfinfo", pdf), HasSubstr("Pages:           1\n"));
    }
}

TEST_P(Sheet, ItsCodeIsReadBackFromPaperAndFromAScreen)
{
    auto const pdf = lay_out(sheet_in(GetParam()));
    for (int const dots_per_inch : {72, 150})
        EXPECT_EQ(find_code(page_of(pdf, dots_per_inch)).text, reference_text) << dots_per_inch;
}

TEST_P(Sheet, NothingLeavesTheMargins)
{
    auto const boxes = poppler("pdftotext -bbox", lay_out(longest_sheet_in(GetParam())), "-");
    static std::regex const word{R"re(xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)")re"
    };
    int words = 0;
    for (std::sregex_iterator each{boxes.begin(), boxes.end(), word}, end; each != end; ++each, ++words) {
        EXPECT_GE(std::stod((*each)[1]), 55.0);
        EXPECT_GE(std::stod((*each)[2]), 35.0);
        EXPECT_LE(std::stod((*each)[3]), Page::width - 55.0);
        EXPECT_LE(std::stod((*each)[4]), Page::height - 30.0);
    }
    EXPECT_GT(words, 60);
}

TEST_P(Sheet, TheSameStampGivesTheSameBytes)
{
    EXPECT_EQ(lay_out(sheet_in(GetParam())), lay_out(sheet_in(GetParam())));
}

TEST(SheetText, FrenchCanBeReadAndCopied)
{
    auto const text = poppler("pdftotext -layout", lay_out(sheet_in(Language::fr)), "-");
    for (auto const* const words :
         {"Consulat général du Royaume du Maroc à Paris",
          "Passeport biométrique",
          "PAS-EST",
          "4071 8835 2906 1770",
          "Lié à la pièce d’identité",
          "Présentez ce timbre",
          "8123456",
          "a1b0857875b41167",
          "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
          "etimbre.example"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(SheetText, ArabicCanBeReadAndCopiedWithFrenchBesideIt)
{
    auto const text = poppler("pdftotext", lay_out(sheet_in(Language::ar)), "-");
    for (auto const* const words :
         {"القنصلية العامة للمملكة المغربية بباريس",
          "رقم الطابع",
          "المبلغ المؤدى",
          "إذا تغيرت الخطط",
          "4071 8835 2906 1770",
          "Consulat général",
          "Montant payé"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(SheetText, ThePartsOfTheDocumentAreMarked)
{
    auto const structure = poppler("pdfinfo -struct", lay_out(sheet_in(Language::en)));
    for (auto const* const role : {"Document", "H1", "H2", "P", "Figure"})
        EXPECT_THAT(structure, HasSubstr(role));
}

TEST(SheetText, ANameThatIsMissingLeavesARoomButNoFailure)
{
    auto sheet = sheet_in(Language::ar);
    sheet.service_names = {"", "Passeport", "", ""};
    sheet.mission_names = {};
    EXPECT_NO_THROW(lay_out(sheet));
}

TEST(SheetText, ATextThatIsNoStampIsAFailure)
{
    auto sheet = sheet_in(Language::fr);
    sheet.text = "not a stamp";
    EXPECT_THROW(lay_out(sheet), RenderFailure);
}

} // namespace
} // namespace etimbre::adapters::render
