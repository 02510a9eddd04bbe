#include "adapters/est3dgate/ascii_fold.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace etimbre::adapters::est3dgate {
namespace {

TEST(BillToName, AccentsAreTakenOff)
{
    EXPECT_EQ(bill_to_name("Éléonore Øster-Ñúñez"), "Eleonore Oster-Nunez");
    EXPECT_EQ(bill_to_name("Ğülşah Çelik"), "Gulsah Celik");
    EXPECT_EQ(bill_to_name("Jörg Weiß"), "Jorg Weiss");
    EXPECT_EQ(bill_to_name("Łukasz Żółć"), "Lukasz Zolc");
    EXPECT_EQ(bill_to_name("Nguyễn Thị Ánh"), "Nguyen Thi Anh");
    EXPECT_EQ(bill_to_name("O’Brien"), "O'Brien");
}

TEST(BillToName, ANameThatCannotBeFoldedIsOurs)
{
    EXPECT_EQ(bill_to_name("أمينة"), "eTimbre");
    EXPECT_EQ(bill_to_name(""), "eTimbre");
    EXPECT_EQ(bill_to_name("  -. "), "eTimbre");
    EXPECT_EQ(bill_to_name("أمينة Amina"), "Amina");
}

TEST(BillToName, TheRewrittenWordNeverLeaves)
{
    EXPECT_EQ(bill_to_name("Jean Documenté"), "eTimbre");
    EXPECT_TRUE(holds_rewritten_word("https://x/Documents"));
    EXPECT_FALSE(holds_rewritten_word("https://x/papers"));
}

TEST(BillToName, IsShortPlainAsciiWhateverComesIn)
{
    EXPECT_TRUE(rc::check([](std::string const& name) {
        auto const folded = bill_to_name(name);
        RC_ASSERT(!folded.empty() && folded.size() <= 50U);
        RC_ASSERT(std::ranges::all_of(folded, [](char c) {
            return c >= ' ' && c <= '~' && c != '<' && c != '|';
        }));
        RC_ASSERT(folded.front() != ' ' && folded.back() != ' ');
        RC_ASSERT(bill_to_name(folded) == folded);
    }));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
