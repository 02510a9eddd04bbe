#include "adapters/settlement/csv_records.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

std::string all(std::string_view text, std::size_t piece)
{
    CsvRecords records{','};
    std::string said;
    auto const say = [&] {
        said += std::to_string(records.line());
        for (auto const& cell : records.cells()) said += '|' + cell;
        said += ';';
    };
    while (!text.empty()) {
        auto part = text.substr(0, piece);
        text.remove_prefix(part.size());
        while (records.take(part)) say();
    }
    if (records.take_rest()) say();
    if (records.wrong()) said += std::string{(*records.wrong()).text};
    return said;
}

TEST(CsvRecords, AreThoseOfRfc4180)
{
    for (std::size_t const piece : {1U, 2U, 100U}) {
        EXPECT_EQ(
            all("\xEF\xBB\xBF"
                "a,b\r\n\r\n\"c,\"\"d\n\",\n",
                piece),
            "1|a|b;3|c,\"d\n|;"
        );
        EXPECT_EQ(all("a", piece), "1|a;");
        EXPECT_EQ(all("", piece), "");
    }
}

TEST(CsvRecords, SayWhatIsWrong)
{
    EXPECT_EQ(all("a\"b\n", 9), "a quote in the middle of a cell");
    EXPECT_EQ(all("\"a\"b\n", 9), "text behind the quote that ends a cell");
    EXPECT_EQ(all("\"a\n", 9), "the file ends within quotes");
    EXPECT_EQ(all(std::string(20'000, 'x'), 4096), "a record of more than 16384 bytes");
    EXPECT_EQ(all(std::string(300, ','), 4096), "a record of more than 200 cells");
}

} // namespace
} // namespace etimbre::adapters::settlement
