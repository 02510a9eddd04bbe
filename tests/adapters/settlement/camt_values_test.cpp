#include "adapters/settlement/camt_values.hpp"
#include "core/instant.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

TEST(CamtValues, AnAmountNamesItsCurrency)
{
    EXPECT_EQ(amount_of({"1.50", "MAD"})->minor(), 150);
    EXPECT_FALSE(amount_of({"1.50", ""}));
    EXPECT_FALSE(amount_of({"1.50", "XQX"}));
    EXPECT_FALSE(amount_of({"-1.50", "MAD"}));
}

TEST(CamtValues, ADayIsReadAsTheBankWroteIt)
{
    EXPECT_EQ(core::to_date(*day_of("2026-12-01T23:30:00+01:00")), "2026-12-01");
    EXPECT_FALSE(day_of("01.12.2026"));
    EXPECT_FALSE(day_of(""));
}

TEST(CamtValues, ACountIsOfDigits)
{
    EXPECT_EQ(count_of("12"), 12);
    for (auto const* const text : {"", "-1", "+1", "1.0", "1 ", "99999999999999999999"})
        EXPECT_FALSE(count_of(text)) << text;
}

TEST(CamtValues, TextIsCutBetweenCharacters)
{
    EXPECT_EQ(plain("a\nb", 9), "a b");
    EXPECT_EQ(plain("ab\xC3\xA9", 3), "ab");
    std::string reference;
    EXPECT_TRUE(keep_reference(reference, std::string(64, 'x')));
    EXPECT_FALSE(keep_reference(reference, std::string(65, 'x')));
}

TEST(CamtValues, ADirectionIsCreditOrDebit)
{
    EXPECT_EQ(sign_of("CRDT"), 1);
    EXPECT_EQ(sign_of("DBIT"), -1);
    EXPECT_EQ(sign_of("C"), 0);
    EXPECT_TRUE(is_true("true"));
    EXPECT_FALSE(is_true("0"));
}

TEST(CamtValues, APathIsOfWhatIsOpen)
{
    TagPath path;
    path.push(Tag::Document);
    path.push(Tag::Ntry);
    EXPECT_EQ(path.text(), "Document/Ntry");
    EXPECT_EQ(path.above(1), Tag::Document);
    EXPECT_EQ(path.above(2), Tag::unknown);
    path.pop();
    EXPECT_EQ(path.above(0), Tag::Document);
}

} // namespace
} // namespace etimbre::adapters::settlement
