#include "adapters/store/recon_withdrawn.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

struct ReconWithdrawnLines : ReconTest {
    ReconWithdrawnLines()
    {
        files_.begin('a');
        for (int n = 1; n <= 3; ++n) {
            buy(unit_, n);
            files_.line('a', {.number = n, .oid = oid_of(n)});
        }
        files_.line('a', {.number = 4, .oid = "nobody"});
        files_.end('a');
        reconcile('a');
        files_.replace('a', 'b');
        files_.begin('b');
    }

    /// Up to where the lines of the revision are matched.
    std::string reconcile_lines()
    {
        for (int step = 0; step < 4; ++step)
            app::reconcile::reconcile_step(books(), file_of('b'), recon_terms, noon);
        return file_of('b');
    }
};

TEST_F(ReconWithdrawnLines, AreFoundOnceAndThenTheFileIsLookedThrough)
{
    files_.line('b', {.number = 1, .oid = oid_of(2)});
    files_.end('b');
    auto const lines = reconcile_lines();
    ReconWithdrawn withdrawn{session_->sql()};
    EXPECT_EQ(withdrawn.next_before(lines), file_of('a'));
    auto const first = withdrawn.of(lines, 100, 2);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].number, 1);
    EXPECT_EQ(first[1].number, 3);
    EXPECT_EQ(withdrawn.of(lines, 100, 2).at(0).number, 4);
    EXPECT_EQ(withdrawn.next_before(lines), "");
    EXPECT_TRUE(withdrawn.of(lines, 100, 2).empty());
}

TEST_F(ReconWithdrawnLines, AreLookedForSomeAtATimeAlsoWhereNoneIsGone)
{
    for (int n = 1; n <= 3; ++n) files_.line('b', {.number = n, .oid = oid_of(n)});
    files_.end('b');
    auto const lines = reconcile_lines();
    ReconWithdrawn withdrawn{session_->sql()};
    auto const looked_to = [&] {
        return number("SELECT withdrawn_to FROM recon_file WHERE file_sha = '" + file_of('a') + "'");
    };
    EXPECT_TRUE(withdrawn.of(lines, 2, 10).empty());
    EXPECT_EQ(looked_to(), 2) << "a process that is killed here goes on behind these";
    EXPECT_EQ(withdrawn.next_before(lines), file_of('a'));
    EXPECT_EQ(withdrawn.of(lines, 2, 10).at(0).number, 4) << "nobody's, and not in the revision";
    EXPECT_EQ(looked_to(), 4);
    EXPECT_EQ(withdrawn.next_before(lines), "");
}

TEST_F(ReconWithdrawnLines, WhatTheRevisionLeavesOutWaitsInSuspense)
{
    files_.line('b', {.number = 1, .oid = oid_of(1)});
    files_.line('b', {.number = 2, .oid = oid_of(2), .gross = price - 1'000});
    files_.line('b', {.number = 3, .oid = "nobody"});
    files_.end('b');
    reconcile('b');
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_exception WHERE subject_kind = 'line_withdrawn'"), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match WHERE code = 'REVISED_AFTER_BOOKING'"), 1);
    EXPECT_EQ(number("SELECT net_minor FROM recon_payout"), 3 * (price - agreed) - 1'000);
    EXPECT_EQ(number("SELECT line_count FROM recon_payout"), 3);
    EXPECT_EQ(broken(), "");
    EXPECT_EQ(reconcile('b'), 0);
}

TEST_F(ReconWithdrawnLines, ARevisionThatSaysTheSameChangesNothing)
{
    auto const before = number("SELECT COUNT(*) FROM ledger_transfer");
    for (int n = 1; n <= 3; ++n) files_.line('b', {.number = n, .oid = oid_of(n)});
    files_.line('b', {.number = 4, .oid = "nobody"});
    files_.end('b');
    reconcile('b');
    EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_transfer"), before);
    EXPECT_EQ(number("SELECT net_minor FROM recon_payout"), 4 * (price - agreed));
    EXPECT_EQ(broken(), "");
}

} // namespace
} // namespace etimbre::adapters::store
