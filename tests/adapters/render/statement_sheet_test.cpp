#include "adapters/render/statement_sheet.hpp"
#include "reading.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using testing::HasSubstr;
using testing::Not;

app::closing::Statement statement(int posts)
{
    app::closing::Statement of;
    of.day = std::chrono::year{2026} / 11 / 30;
    of.hash = std::string(64, 'a');
    of.previous_hash = std::string(64, 'b');
    of.feed_hash = std::string(64, 'c');
    of.feed_seq = 4711;
    of.log_size = 2'812'345;
    of.closed_at = core::instant_of_unix(1'796'163'300);
    of.lines = {{"prepaid:MAD", 8'600'000, 8'600'000, 900'000'000, 900'000'000}};
    for (int each = 0; each < posts; ++each) {
        auto const mission = "CG-" + std::to_string(100 + each);
        of.lines.push_back({"revenue:chancery:" + mission + ":MAD", 0, 80'000'00, 0, 80'000'00});
        of.lines.push_back({"revenue:service:" + mission + ":MAD", 0, 6'000'00, 0, 6'000'00});
    }
    return of;
}

TEST(StatementSheet, IsOnePageWhoseFiguresCanBeReadAndCopied)
{
    auto const pdf = statement_pdf(statement(2));
    EXPECT_THAT(poppler("pdfinfo", pdf), HasSubstr("Pages:           1\n"));
    auto const text = poppler("pdftotext -layout", pdf, "-");
    EXPECT_THAT(text, HasSubstr("Arrêté de la journée du 30 novembre 2026"));
    EXPECT_THAT(text, HasSubstr("CG-101"));
    EXPECT_THAT(text, HasSubstr(std::string(64, 'a')));
    EXPECT_THAT(text, HasSubstr("2812345"));
    EXPECT_THAT(text, Not(HasSubstr("Autres postes")));
}

TEST(StatementSheet, PostsThatFindNoRoomAreAddedUp)
{
    auto const pdf = statement_pdf(statement(165));
    EXPECT_THAT(poppler("pdfinfo", pdf), HasSubstr("Pages:           1\n"));
    EXPECT_THAT(poppler("pdftotext -layout", pdf, "-"), HasSubstr("Autres postes (149)"));
}

TEST(StatementSheet, ADayWithoutRevenueSaysSo)
{
    EXPECT_THAT(
        poppler("pdftotext -layout", statement_pdf(statement(0)), "-"), HasSubstr("Aucune recette ce jour")
    );
}

TEST(StatementSheet, TheSameStatementGivesTheSameBytes)
{
    EXPECT_EQ(statement_pdf(statement(3)), statement_pdf(statement(3)));
}

} // namespace
} // namespace etimbre::adapters::render
