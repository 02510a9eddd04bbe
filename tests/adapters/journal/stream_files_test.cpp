#include "adapters/journal/stream_files.hpp"
#include "temp_folder.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <memory>

namespace etimbre::adapters::journal {
namespace {

using app::work::JournalFailure;
using testing::HasSubstr;

std::string failure_of(TempFolder const& folder)
{
    try {
        StreamFiles const files{folder.place()};
    } catch (JournalFailure const& failure) {
        return failure.what();
    }
    return "";
}

TEST(StreamFiles, GoOnWhereTheyEnded)
{
    TempFolder const folder;
    domain::journal::Position last;
    {
        StreamFiles files{folder.place()};
        EXPECT_EQ(files.last().seq, 0U);
        EXPECT_EQ(files.oldest(), 0U);
        for (int at = 0; at < 5; ++at) last = append(files);
    }
    StreamFiles files{folder.place()};
    EXPECT_EQ(files.last(), last);
    EXPECT_EQ(files.known_committed(), 4U) << "the base of the last record";
    EXPECT_EQ(files.oldest(), 1U);
    EXPECT_EQ(append(files).seq, 6U);
}

TEST(StreamFiles, AreReadByTheirOwnerAlone)
{
    TempFolder const folder;
    auto place = folder.place();
    place.folder /= "journal";
    StreamFiles files{place};
    append(files);
    struct stat about{};
    ASSERT_EQ(::stat(place.folder.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0700U);
    ASSERT_EQ(::stat(segment_file(place.folder, "one-0", 1).c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST(StreamFiles, HaveOneWriter)
{
    TempFolder const folder;
    {
        StreamFiles const files{folder.place()};
        EXPECT_THAT(failure_of(folder), HasSubstr("another etimbre writes the journal one-0"));
    }
    EXPECT_EQ(failure_of(folder), "");
}

TEST(StreamFiles, WhatIsKnownCommittedOutlivesTheProcess)
{
    TempFolder const folder;
    {
        StreamFiles files{folder.place()};
        append(files);
        files.know_committed(append(files));
        append(files);
    }
    EXPECT_EQ(StreamFiles{folder.place()}.known_committed(), 2U);
    write(folder.path() / "one-0.known", "0000000000000000000x\n");
    EXPECT_EQ(StreamFiles{folder.place()}.known_committed(), 2U) << "a note that cannot be read says nothing";
}

// A kill in the middle of a write leaves the beginning of a line, whatever its length.
TEST(StreamFiles, ATornLastLineIsCutOffByTheNextRecord)
{
    TempFolder const folder;
    std::size_t two = 0;
    {
        StreamFiles files{folder.place()};
        append(files);
        append(files);
        two = content_of(folder.segment()).size();
        append(files);
    }
    auto const whole = content_of(folder.segment());
    for (auto size = two; size < whole.size(); ++size) {
        write(folder.segment(), whole.substr(0, size));
        StreamFiles files{folder.place()};
        ASSERT_EQ(files.last().seq, 2U) << size;
        append(files);
        ASSERT_EQ(content_of(folder.segment()), whole) << size;
    }
}

// A power cut may leave the last pages in any order: an end that is there and a middle that is not.
TEST(StreamFiles, ALastLineWithAHoleIsATornOne)
{
    TempFolder const folder;
    {
        StreamFiles files{folder.place()};
        append(files);
        append(files);
    }
    auto const whole = content_of(folder.segment());
    auto holed = whole;
    holed.replace(whole.size() - 60, 20, std::string(20, '\0'));
    write(folder.segment(), holed);
    StreamFiles files{folder.place()};
    EXPECT_EQ(files.last().seq, 1U);
    append(files);
    EXPECT_EQ(content_of(folder.segment()), whole);
}

TEST(StreamFiles, ABrokenLineInTheMiddleKeepsTheServiceFromStarting)
{
    TempFolder const folder;
    {
        StreamFiles files{folder.place()};
        for (int at = 0; at < 3; ++at) append(files);
    }
    auto broken = content_of(folder.segment());
    broken[broken.find("\"at_us\":7") + 8] = '8';
    write(folder.segment(), broken);
    EXPECT_THAT(failure_of(folder), HasSubstr("one-0.000000000001.jsonl:1: "));
}

TEST(StreamFiles, BeginANewFileWhenOneIsFull)
{
    TempFolder const folder;
    domain::journal::Position last;
    {
        StreamFiles files{folder.place(600)};
        for (int at = 0; at < 7; ++at) last = append(files);
        EXPECT_EQ(files.hash_of(7), last.hash);
        EXPECT_TRUE(files.hash_of(3).has_value());
        EXPECT_EQ(files.hash_of(0), core::Hash{});
        EXPECT_FALSE(files.hash_of(8).has_value());
    }
    auto const segments = segments_of(folder.path(), "one-0");
    ASSERT_GT(segments.size(), 1U);
    EXPECT_EQ(StreamFiles{folder.place(600)}.last(), last);

    std::filesystem::remove(segments.front().file); // put away after a backup
    StreamFiles files{folder.place(600)};
    EXPECT_EQ(files.oldest(), segments[1].first);
    EXPECT_TRUE(files.hash_of(segments[1].first - 1).has_value()) << "the oldest file names it";
    EXPECT_FALSE(files.hash_of(1).has_value());
}

TEST(StreamFiles, AFileBegunAndNotYetWrittenFollowsTheOneBefore)
{
    TempFolder const folder;
    domain::journal::Position last;
    {
        StreamFiles files{folder.place()};
        for (int at = 0; at < 3; ++at) last = append(files);
    }
    write(folder.segment(4), "{\"stream\":\"one-0\",\"se");
    {
        StreamFiles files{folder.place()};
        EXPECT_EQ(files.last(), last);
        EXPECT_EQ(files.known_committed(), 2U);
        last = append(files);
    }
    EXPECT_EQ(StreamFiles{folder.place()}.last(), last);
}

/// No file may grow past `bytes` while this lives: what a full disk is.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto limited = before_;
        limited.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileLimit(FileLimit const&) = delete;
    FileLimit& operator=(FileLimit const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

TEST(StreamFiles, ARecordThatDoesNotFitLeavesNothingBehind)
{
    TempFolder const folder;
    StreamFiles files{folder.place()};
    auto const before = append(files);
    {
        FileLimit const limit{content_of(folder.segment()).size() + 50};
        EXPECT_THROW(append(files), JournalFailure);
        EXPECT_EQ(files.last(), before);
        EXPECT_THROW(append(files), JournalFailure);
    }
    EXPECT_EQ(append(files).seq, 2U);
    auto const read = walk(segments_of(folder.path(), "one-0"), crypto::sha256, nullptr);
    EXPECT_EQ(read.records, 2U);
    EXPECT_FALSE(read.fault.has_value());
}

} // namespace
} // namespace etimbre::adapters::journal
