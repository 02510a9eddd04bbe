#include "adapters/store/recon_statements.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using namespace std::chrono_literals;

struct ReconStatements : ReconTest {
    app::reconcile::StatementStore& store() { return books().statements; }

    /// A file of one page, which is published when the look takes place.
    void bring(char letter, FilePage const& page, std::string const& format = "camt.053")
    {
        files_.begin(letter, format, core::micros_of(now_));
        files_.page(letter, page);
    }
    void bring_revision(char letter, char of, FilePage const& page)
    {
        bring(letter, page);
        files_.replace(of, letter);
    }
    void look(std::chrono::seconds later)
    {
        now_ += later;
        sweep();
        EXPECT_EQ(broken(), "");
    }
    /// "CODE state: detail; …" in the order of what they say.
    std::string queue()
    {
        std::string text;
        soci::rowset<soci::row> const rows =
            (session_->sql().prepare << "SELECT code, state, detail FROM recon_exception ORDER BY detail");
        for (auto const& row : rows) {
            if (!text.empty()) text += "; ";
            text += row.get<std::string>(0) + ' ' + row.get<std::string>(1) + ": " + row.get<std::string>(2);
        }
        return text;
    }
    app::reconcile::StatementPage only(app::reconcile::PublishedPages const& which)
    {
        auto const pages = store().published(which);
        if (pages.size() != 1) throw std::logic_error{"not one page"};
        return pages.front();
    }
};

constexpr FilePage first{.number = 1, .is_last = false, .opening = 0, .closing = 100};
constexpr FilePage second{.number = 2, .is_last = false, .opening = 100, .closing = 300};
constexpr FilePage third{.number = 3, .is_last = true, .opening = 300, .closing = 250};
constexpr FilePage next{.sequence = 6, .opening = 250, .closing = 250};
constexpr auto overdue = 73h;

TEST_F(ReconStatements, PagesInOrderAreNothingToLookAt)
{
    bring('a', first);
    bring('b', second);
    bring('c', third);
    bring('d', next);
    look(0h);
    look(overdue);
    EXPECT_EQ(queue(), "");
}

TEST_F(ReconStatements, PagesThatComeInAnyOrderAreNothingToLookAt)
{
    bring('d', next);
    bring('c', third);
    look(1h);
    bring('a', first);
    look(1h);
    bring('b', second);
    look(overdue);
    look(overdue);
    EXPECT_EQ(queue(), "");
}

TEST_F(ReconStatements, APageOpensWithWhatTheOneBeforeClosedWith)
{
    bring('a', first);
    bring('b', {.number = 2, .opening = 90, .closing = 300});
    look(0h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK open: page 2 of statement 5 opens otherwise than the one before it closed"
    );
    EXPECT_EQ(number("SELECT amount_minor FROM recon_exception"), 10);
}

TEST_F(ReconStatements, APageThatComesAfterTheOneBehindItIsHeldAgainstIt)
{
    bring('b', {.number = 2, .opening = 90, .closing = 300});
    look(30h);
    bring('a', first);
    look(0h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK open: page 2 of statement 5 opens otherwise than the one before it closed"
    );
}

TEST_F(ReconStatements, ARevisedPageMendsTheBreakOrMakesOne)
{
    bring('a', first);
    bring('b', {.number = 2, .opening = 90, .closing = 300});
    look(0h);
    bring_revision('c', 'b', {.number = 2, .opening = 100, .closing = 300});
    look(30h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK resolved: page 2 of statement 5 opens otherwise than the one before it closed"
    );
    bring_revision('d', 'a', {.number = 1, .is_last = false, .opening = 0, .closing = 80});
    look(30h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK open: page 2 of statement 5 opens otherwise than the one before it closed"
    );
}

TEST_F(ReconStatements, AMissingPageIsAGapOnlyAfterAWhileAndUntilItComes)
{
    bring('a', first);
    bring('c', third);
    look(0h);
    look(71h);
    EXPECT_EQ(queue(), "");
    look(2h);
    EXPECT_EQ(queue(), "SEQ_GAP open: page 2 of statement 5 is missing");
    look(2h);
    EXPECT_EQ(queue(), "SEQ_GAP open: page 2 of statement 5 is missing");
    bring('b', second);
    look(2h);
    look(overdue);
    EXPECT_EQ(queue(), "SEQ_GAP resolved: page 2 of statement 5 is missing");
}

TEST_F(ReconStatements, ALastPageThatNeverCameIsAGap)
{
    bring('a', first);
    bring('b', second);
    bring('d', next);
    look(overdue);
    EXPECT_EQ(queue(), "SEQ_GAP open: page 3 of statement 5 is missing") << "and no other: it will tell";
    bring('c', third);
    look(1h);
    EXPECT_EQ(queue(), "SEQ_GAP resolved: page 3 of statement 5 is missing");
}

TEST_F(ReconStatements, AFirstPageThatNeverCameIsAGap)
{
    bring('b', second);
    bring('c', third);
    look(overdue);
    EXPECT_EQ(queue(), "SEQ_GAP open: page 1 of statement 5 is missing");
    bring('a', {.number = 1, .is_last = false, .opening = 0, .closing = 95});
    look(1h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK open: page 2 of statement 5 opens otherwise than the one before it closed"
    );
}

TEST_F(ReconStatements, TheNextStatementOpensWithWhatTheLastPageClosedWith)
{
    bring('a', first);
    bring('b', second);
    bring('c', third);
    bring('d', {.sequence = 6, .opening = 100, .closing = 100});
    look(0h);
    EXPECT_EQ(queue(), "BALANCE_BREAK open: statement 6 opens otherwise than the one before it closed");
    bring_revision('e', 'd', next);
    look(0h);
    EXPECT_EQ(queue(), "BALANCE_BREAK resolved: statement 6 opens otherwise than the one before it closed");
}

TEST_F(ReconStatements, AStatementThatIsLeftOutIsAGapUntilItComes)
{
    bring('a', {.sequence = 5, .closing = 100});
    bring('b', {.sequence = 7, .opening = 300, .closing = 300});
    look(0h);
    EXPECT_EQ(queue(), "SEQ_GAP open: the one before statement 7 is missing");
    bring('c', {.sequence = 6, .opening = 100, .closing = 300});
    look(30h);
    EXPECT_EQ(queue(), "SEQ_GAP resolved: the one before statement 7 is missing");
}

TEST_F(ReconStatements, AStatementThatComesLateShowsTheGapBehindIt)
{
    bring('b', {.sequence = 7, .opening = 300, .closing = 300});
    look(30h);
    bring('a', {.sequence = 5, .closing = 100});
    look(0h);
    EXPECT_EQ(queue(), "SEQ_GAP open: the one before statement 7 is missing");
}

TEST_F(ReconStatements, PagesWithoutAStatementsNumberFollowEachOtherByItsName)
{
    bring('a', {.sequence = std::nullopt, .number = 1, .is_last = false, .closing = 100});
    bring('b', {.sequence = std::nullopt, .number = 2, .opening = 90, .closing = 90});
    look(0h);
    EXPECT_EQ(
        queue(), "BALANCE_BREAK open: page 2 of statement 0 opens otherwise than the one before it closed"
    );
}

TEST_F(ReconStatements, StatementsOfAnotherFormatAreNoNeighbours)
{
    bring('a', {.sequence = 5, .closing = 100});
    bring('b', {.sequence = 6, .opening = 90, .closing = 90}, "mt940");
    look(0h);
    EXPECT_EQ(queue(), "");
}

TEST_F(ReconStatements, ThoseOfATimeAreReadInPages)
{
    bring('a', first);
    bring('b', second);
    now_ += 1h;
    bring('c', next);
    auto const all = store().published({.until = now_, .most = 2});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].page.number, 2);
    auto const rest =
        store().published({.until = now_, .after_file = all[1].file, .after_number = all[1].number, .most = 2}
        );
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].page, (recon::Page{"6", 6, 1, true, 250, 250}));
    EXPECT_EQ(rest[0].acquirer, "est3dgate");
    EXPECT_EQ(rest[0].published, now_);
    EXPECT_EQ(store().published({.until = now_, .of_several = true, .most = 9}).size(), 2U);
    EXPECT_EQ(only({.from = now_, .until = now_, .most = 9}).file, file_of('c'));
}

TEST_F(ReconStatements, OnlyTheNewestRevisionStandsForAPage)
{
    bring('a', first);
    bring_revision('b', 'a', {.number = 1, .is_last = false, .opening = 0, .closing = 80});
    EXPECT_EQ(only({.until = now_, .most = 9}).page.closing_minor, 80);
}

} // namespace
} // namespace etimbre::adapters::store
