#include "app/settlement/take_in.hpp"
#include "office.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::app::settlement {
namespace {

using testing::Office;
using testing::report;
using testing::sample;

constexpr int three_chunks = 12'000;

void expect_same_rows(testing::FilesInMemory::Rows const& one, testing::FilesInMemory::Rows const& other)
{
    ASSERT_EQ(one.lines.size(), other.lines.size());
    EXPECT_EQ(one.chunks, other.chunks);
    EXPECT_EQ(one.statements.size(), other.statements.size());
    for (auto const& [number, line] : one.lines) {
        auto const& twin = other.lines.at(number);
        EXPECT_EQ(line.line, twin.line);
        EXPECT_EQ(line.print, twin.print);
        EXPECT_EQ(line.occurrence, twin.occurrence);
    }
    for (auto const& [number, statement] : one.statements)
        EXPECT_EQ(statement.content, other.statements.at(number).content);
}

TEST(TakeIn, AFileIsPublishedWithWhatItComesTo)
{
    Office office;
    auto const sha = office.taken_in(sample("report.csv"));
    auto const file = office.file(sha);
    EXPECT_EQ(file.state, State::published);
    EXPECT_EQ(file.summary.format, "csv");
    EXPECT_EQ(file.summary.acquirer, "cmi");
    EXPECT_EQ(file.summary.currency, "MAD");
    EXPECT_EQ(file.summary.lines, (domain::settlement::LineTotals{4, 162'000, 2'600, 159'400}));
    EXPECT_EQ(office.rows(sha).lines.size(), 4U);
    EXPECT_EQ(office.transactions.jobs.owed, std::vector<std::string>{"reconcile books"});
}

TEST(TakeIn, ABanksStatementHasEntriesAndTheirDetails)
{
    Office office;
    auto const sha = office.taken_in(sample("camt053-v08.xml"));
    auto const file = office.file(sha);
    EXPECT_EQ(file.state, State::published) << file.error.what;
    EXPECT_EQ(file.summary.entries, (domain::settlement::Totals{2, 174'350, 1, 86'000}));
    auto const& rows = office.rows(sha);
    EXPECT_EQ(rows.entries.at(1).details, 4); // the fee of the entry is one
    EXPECT_EQ(rows.lines.at(1).entry, 1);
    EXPECT_EQ(rows.statements.size(), 2U);
}

TEST(TakeIn, TheSameFileTwiceIsOnce)
{
    Office office;
    auto const sha = office.taken_in(sample("report.csv"));
    auto const before = office.rows(sha);
    EXPECT_EQ(office.take_in(sha), Progress::decided);
    expect_same_rows(before, office.rows(sha));
    EXPECT_EQ(office.transactions.jobs.owed.size(), 1U);
}

TEST(TakeIn, HoweverOftenItIsKilledItLeavesWhatOneRunLeaves)
{
    auto const bytes = report(three_chunks);
    Office whole;
    auto const sha = whole.taken_in(bytes);
    for (int alive = 2; alive < 9; ++alive) {
        Office killed;
        killed.receive(bytes);
        for (int tries = 0; tries < 20 && killed.file(sha).state != State::published; ++tries) {
            killed.transactions.left = alive;
            try {
                killed.take_in(sha);
            } catch (testing::Killed const&) {
                EXPECT_NE(killed.file(sha).state, State::rejected);
            }
        }
        ASSERT_EQ(killed.file(sha).state, State::published) << alive;
        EXPECT_EQ(killed.file(sha).summary, whole.file(sha).summary);
        expect_same_rows(whole.rows(sha), killed.rows(sha));
        EXPECT_EQ(killed.transactions.jobs.owed.size(), 1U);
    }
}

TEST(TakeIn, HowTheBytesAreCutMakesNoDifference)
{
    auto const bytes = sample("camt053-v08.xml");
    Office whole;
    auto const sha = whole.taken_in(bytes);
    EXPECT_TRUE(rc::check([&] {
        Office cut;
        cut.vault.piece = *rc::gen::inRange<std::size_t>(1, 300);
        cut.taken_in(bytes);
        expect_same_rows(whole.rows(sha), cut.rows(sha));
        RC_ASSERT(cut.file(sha).summary == whole.file(sha).summary);
    }));
}

TEST(TakeIn, AFaultRefusesTheWholeFileAndLeavesNoRow)
{
    Office office;
    auto const sha = office.taken_in(report(three_chunks, "P1", "10.00,0.10,9.91"));
    auto const file = office.file(sha);
    EXPECT_EQ(file.state, State::rejected);
    EXPECT_EQ(file.error, (Error{"gross less fee is not net", three_chunks + 1, "net"}));
    EXPECT_EQ(file.summary.lines.count, 0);
    EXPECT_TRUE(office.rows(sha).lines.empty());
    EXPECT_TRUE(office.rows(sha).chunks.empty());
    EXPECT_TRUE(office.transactions.jobs.owed.empty());
}

TEST(TakeIn, AFileWhoseBytesAreElsewhereWaits)
{
    Office office;
    auto const sha = office.receive("x");
    office.vault.bytes.clear();
    EXPECT_EQ(office.take_in(sha), Progress::not_here);
    EXPECT_EQ(office.file(sha).state, State::received);
    EXPECT_EQ(office.take_in("a file that nobody received"), Progress::decided);
}

TEST(TakeIn, AnInterruptedFileGoesOnWhereItStands)
{
    Office office;
    auto const sha = office.receive(report(three_chunks));
    office.interrupted = true;
    EXPECT_EQ(office.take_in(sha), Progress::interrupted);
    EXPECT_EQ(office.file(sha).state, State::received);
    office.interrupted = false;
    EXPECT_EQ(office.take_in(sha), Progress::decided);
    EXPECT_EQ(office.rows(sha).lines.size(), static_cast<std::size_t>(three_chunks));
}

TEST(TakeIn, AFileThatWasSweptWhileItWasReadIsReadAnew)
{
    Office office;
    auto const bytes = report(three_chunks);
    auto const sha = office.receive(bytes);
    office.transactions.left = 3; // how it stands, and two chunks
    EXPECT_THROW(office.take_in(sha), testing::Killed);
    office.transactions.left = -1;
    auto& files = office.transactions.files;
    int pieces = 0;
    auto const swept_meanwhile = [&](std::int64_t) {
        if (++pieces > 1) return true;
        files.reject(sha, {}, {.what = "by one that knows no better"}, testing::noon);
        files.sweep(sha, 1);
        return files.receive_again({.sha = sha, .received = testing::noon});
    };
    Tools const tools{
        office.transactions, office.vault, office.of, [] { return testing::noon; }, swept_meanwhile
    };
    EXPECT_EQ(take_in(tools, sha), Progress::interrupted);
    EXPECT_EQ(office.file(sha).state, State::received);
    EXPECT_EQ(office.take_in(sha), Progress::decided);
    EXPECT_EQ(office.file(sha).state, State::published);
    EXPECT_EQ(office.rows(sha).lines.size(), static_cast<std::size_t>(three_chunks));
}

TEST(TakeIn, WhoLosesARevisionTriesAgain)
{
    Office office;
    office.transactions.files.stolen_revisions = 3;
    auto const sha = office.taken_in(sample("report.csv"));
    EXPECT_EQ(office.file(sha).state, State::published);
    EXPECT_EQ(office.transactions.jobs.owed.size(), 1U);
}

} // namespace
} // namespace etimbre::app::settlement
