#include "adapters/journal/segments.hpp"
#include "temp_folder.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A stream in several files, some records each.
class SegmentsTest : public testing::Test {
protected:
    SegmentsTest()
    {
        StreamFiles files{folder_.place(2000)};
        for (int at = 0; at < 60; ++at) append(files);
    }

    std::vector<Segment> segments() const { return segments_of(folder_.path(), "one-0"); }
    Walk walked() const { return walk(segments(), crypto::sha256, nullptr); }

    TempFolder folder_;
};

TEST_F(SegmentsTest, AWholeStreamIsWalkedFromFirstToLast)
{
    std::vector<std::uint64_t> seen;
    auto const all =
        walk(segments(), crypto::sha256, [&](auto const& read) { seen.push_back(read.record.seq); });
    ASSERT_GT(segments().size(), 3U);
    EXPECT_EQ(seen.size(), 60U);
    EXPECT_EQ(all.last->seq, 60U);
    EXPECT_EQ(all.base, 59U);
    EXPECT_FALSE(all.fault.has_value());
}

TEST_F(SegmentsTest, AFileOfTheMiddleThatIsMissingIsNamedByTheOneAfterIt)
{
    std::filesystem::remove(segments()[1].file);
    auto const all = walked();
    ASSERT_TRUE(all.fault.has_value());
    EXPECT_EQ(all.fault->file, segments()[1].file);
    EXPECT_EQ(all.fault->line, 1U);
    EXPECT_FALSE(all.is_tail);
}

TEST_F(SegmentsTest, AFileOfTheMiddleThatLostItsEndIsNoticed)
{
    auto const second = segments()[1].file;
    auto const whole = content_of(second);
    write(second, whole.substr(0, whole.size() - 1));
    EXPECT_EQ(walked().fault->file, second);
    EXPECT_FALSE(walked().is_tail);
    write(second, whole.substr(0, whole.find('\n') + 1));
    EXPECT_EQ(walked().fault->file, segments()[2].file) << "it does not follow";
}

TEST_F(SegmentsTest, AFileUnderAnotherNameIsNoticed)
{
    std::filesystem::rename(segments()[0].file, segment_file(folder_.path(), "one-0", 2));
    EXPECT_EQ(walked().fault->line, 1U);
}

// Every flip, drop, swap and truncation of thousands of lines is found, with its line.
TEST(Segments, EveryFaultIsFoundWithItsLine)
{
    constexpr std::size_t count = 3000;
    TempFolder const folder;
    std::vector<std::string> lines;
    domain::journal::Position last;
    for (std::size_t at = 0; at < count; ++at) {
        auto const line = domain::journal::line_of(
            {"one-0", last.seq + 1, last.seq, static_cast<std::int64_t>(at), "", last.hash}, crypto::sha256
        );
        last = line.position;
        lines.push_back(line.text + "\n");
    }
    auto const fault_of = [&](std::vector<std::string> const& of) {
        std::string text;
        for (auto const& line : of) text += line;
        write(folder.segment(), text);
        auto const all = walk(segments_of(folder.path(), "one-0"), crypto::sha256, nullptr);
        return all.fault ? all.fault->line : 0;
    };
    EXPECT_EQ(fault_of(lines), 0U);
    for (std::size_t at = 1; at + 1 < count; at += 271) {
        auto flipped = lines;
        auto& byte = flipped[at][(at * 31) % (flipped[at].size() - 1)];
        byte = static_cast<char>(byte ^ 1);
        EXPECT_EQ(fault_of(flipped), at + 1);
        auto dropped = lines;
        dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(at));
        EXPECT_EQ(fault_of(dropped), at + 1);
        auto swapped = lines;
        std::swap(swapped[at], swapped[at + 1]);
        EXPECT_EQ(fault_of(swapped), at + 1);
        auto truncated = lines;
        truncated[at].resize(truncated[at].size() / 2);
        EXPECT_EQ(fault_of(truncated), at + 1);
    }
}

TEST_F(SegmentsTest, StreamsAreKnownByTheirFiles)
{
    write(segment_file(folder_.path(), "two-13", 1), "");
    for (auto const* const other :
         {"one-0.lock", "one-0.known", "One.000000000001.jsonl", "x.1.jsonl", "a.txt"})
        write(folder_.path() / other, "");
    EXPECT_THAT(streams_in(folder_.path()), ElementsAre("one-0", "two-13"));
    EXPECT_THAT(streams_in(folder_.path() / "none"), IsEmpty());
    EXPECT_THAT(segments_of(folder_.path() / "none", "one-0"), IsEmpty());
}

TEST(Segments, NoFilesAreAnEmptyWalk)
{
    auto const all = walk({}, crypto::sha256, nullptr);
    EXPECT_FALSE(all.last.has_value());
    EXPECT_FALSE(all.fault.has_value());
}

} // namespace
} // namespace etimbre::adapters::journal
