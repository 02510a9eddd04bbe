#include "adapters/settlement/any_reader.hpp"
#include "heard.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

std::string read(std::string_view text, std::size_t piece = 7)
{
    CsvColumns columns;
    columns.acquirer = "cmi";
    return heard<AnyReader>(text, piece, std::vector{columns}, core::mad);
}

TEST(AnyReader, KnowsAFormatByItsBeginning)
{
    EXPECT_EQ(read(sample("camt053-v02.xml")).substr(0, 8), "camt.053");
    EXPECT_EQ(read("\xEF\xBB\xBF\n " + sample("camt054-v04.xml").substr(22)).substr(0, 8), "camt.054");
    EXPECT_EQ(read(sample("statement.mt940")).substr(0, 5), "mt940");
    EXPECT_EQ(read(sample("report.csv")).substr(0, 3), "csv");
}

TEST(AnyReader, ReadsFilesShorterThanWhatItLooksAt)
{
    EXPECT_EQ(read("<a/>"), "! 1 Document: neither a camt.053 nor a camt.054 message");
    EXPECT_EQ(read(""), "! 1 : an empty file");
    EXPECT_EQ(read(":20:X"), "! 1 : the file ends before the closing balance of a statement");
}

} // namespace
} // namespace etimbre::adapters::settlement
