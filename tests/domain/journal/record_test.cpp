#include "domain/journal/record.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::journal;

namespace {

TEST(JournalRecord, IsReadBackAsItWasWritten)
{
    auto const facts = text_of({ended("1000000000000000"), ended("1000000000000018")});
    auto const line = next({41, sha256(core::as_bytes("before"))}, facts);
    auto const read = read_line(line.text, sha256);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->record.stream, "one-0");
    EXPECT_EQ(read->record.seq, 42U);
    EXPECT_EQ(read->record.base, 41U);
    EXPECT_EQ(read->record.facts, facts);
    EXPECT_EQ(read->record.prev, sha256(core::as_bytes("before")));
    EXPECT_EQ(read->hash, line.position.hash);
    EXPECT_EQ(line_of(read->record, sha256).text, line.text);
}

TEST(JournalRecord, WithoutFactsItIsARecordToo)
{
    EXPECT_TRUE(read_line(next({}, "").text, sha256).has_value());
}

TEST(JournalRecord, EachFlippedBitIsFound)
{
    auto const line = next({}, text_of({ended("1000000000000000")})).text;
    for (std::size_t at = 0; at < line.size(); ++at)
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto broken = line;
            broken[at] = static_cast<char>(static_cast<unsigned char>(broken[at]) ^ (1U << bit));
            EXPECT_FALSE(read_line(broken, sha256).has_value()) << at << '.' << bit;
        }
}

TEST(JournalRecord, CutShortOrPutTogetherItIsNoRecord)
{
    auto const line = next({}, text_of({ended("1000000000000000")})).text;
    for (std::size_t size = 0; size < line.size(); ++size)
        EXPECT_FALSE(read_line(line.substr(0, size), sha256).has_value()) << size;
    EXPECT_FALSE(read_line(line + line, sha256).has_value());
    EXPECT_FALSE(read_line(line + "\n" + line, sha256).has_value());
    EXPECT_FALSE(read_line(" " + line, sha256).has_value());
}

TEST(JournalRecord, AStreamIsNamedInSmallLetters)
{
    for (auto const* const name : {"one-0", "a", "post-paris-12"}) EXPECT_TRUE(is_stream_name(name)) << name;
    for (auto const* const name : {"", "0", "-a", "One", "a.b", "a/b", "a b", "a\"b"})
        EXPECT_FALSE(is_stream_name(name)) << name;
    EXPECT_FALSE(is_stream_name(std::string(41, 'a')));
}

} // namespace
