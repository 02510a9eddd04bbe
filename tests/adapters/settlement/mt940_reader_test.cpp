#include "adapters/settlement/mt940_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

std::string read(std::string_view text, std::size_t piece = 4096)
{
    return heard<Mt940Reader>(text, piece);
}

std::string changed(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

// 1000 + 1706 - 30 - 12.50 = 2663.50; RC undoes a credit.
TEST(Mt940Reader, ReadsAStatement)
{
    EXPECT_EQ(
        read(sample("statement.mt940")),
        "mt940 TGR1201\n"
        "statement MA64011519000001205000534921 335 2026 no 335 page 1\n"
        " entry 170600 2026-12-01 2026-12-02 BK-1 PAYOUT-1201 NTRF CMI REMISE PAYOUT-1201\n"
        " entry -3000 2026-12-01 2026-12-01 BK-2  NCHG \n"
        " entry -1250 reversal 2026-12-31 2027-01-01   NRTI ANNULATION SUITE\n"
        "end 100000 266350 +170600 -4250 unbooked 0\n"
    );
}

TEST(Mt940Reader, HowTheBytesAreCutMakesNoDifference)
{
    auto const text = sample("statement.mt940");
    for (std::size_t const piece : {1U, 3U, 50U}) EXPECT_EQ(read(text, piece), read(text, text.size()));
}

TEST(Mt940Reader, SeveralStatementsMayStandInAFile)
{
    auto const text = sample("statement.mt940");
    auto const twice = read(text + changed(text, ":28C:335/1", ":28C:336/1"));
    EXPECT_NE(twice.find("335 2026"), std::string::npos);
    EXPECT_NE(twice.find("336 2026"), std::string::npos);
}

TEST(Mt940Reader, TheFirstStatementOfAYearOpensWithTheDayBeforeAndIsOfTheNewYear)
{
    constexpr auto with_a_movement = ":20:X\n:25:MA64\n:28C:1/1\n:60F:C261231MAD100,\n"
                                     ":61:2701040104C5,NTRFNONREF\n:62F:C270104MAD105,\n-\n";
    constexpr auto without = ":20:X\n:25:MA64\n:28C:1/1\n:60F:C261231MAD100,\n:62F:C270104MAD100,\n-\n";
    for (auto const* const text : {with_a_movement, without})
        EXPECT_NE(read(text).find("statement MA64 1 2027 no 1"), std::string::npos) << read(text);
}

TEST(Mt940Reader, APageIsToBeContinued)
{
    auto const said = read(changed(sample("statement.mt940"), ":62F:", ":62M:"));
    EXPECT_NE(said.find("to be continued"), std::string::npos);
}

TEST(Mt940Reader, SaysWhereAndWhyAFileIsRefused)
{
    auto const good = sample("statement.mt940");
    EXPECT_EQ(
        read(changed(good, "2663,50", "2663,51")),
        "! 13 :62F:: opening balance and entries do not come to the closing balance"
    );
    EXPECT_EQ(read(changed(good, "CD1706,", "CD1706.00")), "! 6 :61:: not an amount");
    EXPECT_EQ(
        read(changed(good, ":60F:C261201MAD", ":60F:C261201EUR")),
        "! 5 :60F:: an account in another currency than ours"
    );
    EXPECT_EQ(read(changed(good, ":60F:C261201", ":60F:C261301")), "! 5 :60F:: not a date");
    EXPECT_EQ(
        read(good.substr(0, good.find(":62F:"))),
        "! 11 : the file ends before the closing balance of a statement"
    );
    EXPECT_EQ(read(":20:X\n" + std::string(3000, 'x')), "! 2 :20:: a line of more than 2048 bytes");
    EXPECT_EQ(read("nothing"), "! 1 : a line that belongs to no field");
}

} // namespace
} // namespace etimbre::adapters::settlement
