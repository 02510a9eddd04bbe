#include "domain/journal/chain.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace etimbre;
using namespace etimbre::domain::journal;

namespace {

/// The index of the first line that the chain refuses.
std::optional<std::size_t> first_fault(std::vector<std::string> const& lines)
{
    Chain chain{sha256};
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (!chain.take(lines[at])) return at;
    return std::nullopt;
}

std::vector<std::string> lines_of(std::size_t count)
{
    std::vector<std::string> lines;
    for (auto const& line : stream_of(count)) lines.push_back(line.text);
    return lines;
}

TEST(JournalChain, AWholeStreamFollowsFromItsFirstRecord)
{
    EXPECT_EQ(first_fault(lines_of(50)), std::nullopt);
}

TEST(JournalChain, AStreamWhoseBeginningWasPutAwayFollowsFromWhatIsThere)
{
    auto lines = lines_of(50);
    lines.erase(lines.begin(), lines.begin() + 20);
    EXPECT_EQ(first_fault(lines), std::nullopt);
}

TEST(JournalChain, ADroppedDoubledOrSwappedLineIsFoundWhereItIs)
{
    auto const whole = lines_of(50);
    for (std::size_t at = 1; at + 1 < whole.size(); ++at) {
        auto dropped = whole;
        dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(at));
        EXPECT_EQ(first_fault(dropped), at);
        auto doubled = whole;
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(at), whole[at]);
        EXPECT_EQ(first_fault(doubled), at + 1);
        auto swapped = whole;
        std::swap(swapped[at], swapped[at + 1]);
        EXPECT_EQ(first_fault(swapped), at);
    }
}

// Somebody who can write the file can make good hashes; the line after, and at last the database, tell.
TEST(JournalChain, ALineMadeAgainWithAGoodHashIsFoundByTheLineAfterIt)
{
    auto stream = stream_of(10);
    std::vector<std::string> lines;
    for (auto const& line : stream) lines.push_back(line.text);
    lines[4] = next(stream[3].position, text_of({ended("1999999999999999")})).text;
    EXPECT_EQ(first_fault(lines), 5U);
}

TEST(JournalChain, TheFirstRecordOfAllHasNothingBeforeIt)
{
    Record record{.stream = "one-0", .seq = 1, .base = 0, .at_us = 0, .facts = "", .prev = {}};
    record.prev[0] = 1;
    EXPECT_FALSE(Chain{sha256}.take(line_of(record, sha256).text).has_value());
}

TEST(JournalChain, ABaseIsBeforeItsRecordAndNeverGoesBack)
{
    auto const stream = stream_of(3);
    Chain chain{sha256};
    for (auto const& line : stream) ASSERT_TRUE(chain.take(line.text).has_value());
    auto const with_base = [&](std::uint64_t base) {
        auto const& last = stream.back().position;
        return line_of({"one-0", last.seq + 1, base, 0, "", last.hash}, sha256).text;
    };
    EXPECT_FALSE(chain.take(with_base(1)).has_value());
    EXPECT_FALSE(chain.take(with_base(4)).has_value());
    EXPECT_TRUE(chain.take(with_base(2)).has_value()) << "record 3 was rolled back";
    EXPECT_EQ(chain.base(), 2U);
}

TEST(JournalChain, ALineOfAnotherStreamDoesNotFollow)
{
    auto const stream = stream_of(1);
    Chain chain{sha256};
    ASSERT_TRUE(chain.take(stream[0].text).has_value());
    auto const& last = stream[0].position;
    EXPECT_FALSE(chain.take(line_of({"two-0", 2, 1, 0, "", last.hash}, sha256).text).has_value());
    EXPECT_EQ(chain.last(), last) << "a refusal moves nothing";
}

} // namespace
