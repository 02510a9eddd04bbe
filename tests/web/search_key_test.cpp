#include "web/search_key.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(SearchKey, AccentsAndCapitalsMakeNoDifference)
{
    EXPECT_EQ(search_key("DÜSSELDORF"), "dusseldorf");
    EXPECT_EQ(search_key("São  Tomé"), "sao tome");
    EXPECT_EQ(search_key("Łódź"), "lodz");
    EXPECT_EQ(search_key("e\u0301"), "e");
}

TEST(SearchKey, ArabicLettersHaveOneForm)
{
    EXPECT_EQ(search_key("أنقرة"), search_key("انقره"));
    EXPECT_EQ(search_key("مُوسْكُو"), search_key("موسكو"));
    EXPECT_EQ(search_key("إسبانيا"), search_key("اسبانيا"));
}

TEST(SearchKey, SignsDivideWordsAndStandNowhereElse)
{
    EXPECT_EQ(search_key("  CG-PAR’s (1) "), "cg par s 1");
    EXPECT_EQ(search_key(" - "), "");
}

TEST(SearchKey, BytesThatAreNoTextAreBlanks)
{
    EXPECT_EQ(
        search_key("a\xFF"
                   "b\xC3"),
        "a b"
    );
    EXPECT_EQ(
        search_key("a\xE2\x28"
                   "b"),
        "a b"
    );
}

} // namespace
} // namespace etimbre::web
