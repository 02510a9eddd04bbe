#include "adapters/store/recon_entries.hpp"
#include "adapters/store/store_failure.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Count;
using recon::Code;
using recon::Tier;

struct ReconEntries : ReconTest {
    void statement(char letter, std::vector<FileEntry> const& entries)
    {
        files_.begin(letter, "camt.053");
        for (auto const& entry : entries) files_.entry(letter, entry);
        files_.end(letter);
        books().files.begin(file_of(letter), noon);
    }
    app::reconcile::EntryStore& store() { return books().entries; }
};

TEST_F(ReconEntries, AreTakenUpAsManyAsAreWanted)
{
    statement('a', {{.number = 1, .minor = 100}, {.number = 2, .minor = -30}, {.number = 3, .minor = 5}});
    Count copies;
    EXPECT_EQ(store().take_up(file_of('a'), 0, 2, copies), 2);
    EXPECT_EQ(store().take_up(file_of('a'), 2, 2, copies), 3);
    EXPECT_EQ(store().take_up(file_of('a'), 3, 2, copies), 3);
    EXPECT_EQ(copies.matched, 0);
    auto const waiting = store().undecided(file_of('a'), 9);
    ASSERT_EQ(waiting.size(), 3U);
    EXPECT_EQ(waiting[1].movement.amount, mad(-30));
}

TEST_F(ReconEntries, WhatAnotherFileBroughtIsACopy)
{
    statement('a', {{.minor = 100, .bank_ref = "B-1"}});
    statement(
        'b', {{.number = 4, .minor = 100, .bank_ref = "B-1"}, {.number = 5, .minor = 7, .bank_ref = "B-2"}}
    );
    Count copies;
    store().take_up(file_of('a'), 0, 9, copies);
    store().take_up(file_of('b'), 0, 9, copies);
    EXPECT_EQ(copies.matched, 1);
    EXPECT_EQ(copies.matched_minor, 100);
    EXPECT_EQ(store().undecided(file_of('b'), 9).size(), 1U);
}

TEST_F(ReconEntries, AnotherAmountOfTheSameMovementIsHeldAgainstTheLatest)
{
    Count copies;
    for (auto const& [file, minor] : {std::pair{'a', 100}, {'b', 90}, {'c', 80}}) {
        statement(file, {{.minor = minor, .bank_ref = "B-1"}});
        store().take_up(file_of(file), 0, 9, copies);
    }
    EXPECT_FALSE(store().undecided(file_of('a'), 9).at(0).told_minor);
    EXPECT_EQ(store().undecided(file_of('b'), 9).at(0).told_minor, 100);
    EXPECT_EQ(store().undecided(file_of('c'), 9).at(0).told_minor, 90);
    EXPECT_EQ(copies.matched, 0);
}

TEST_F(ReconEntries, AMovementComesToWhatItsTransactionsDo)
{
    files_.begin('a', "camt.053");
    files_.line('a', {.number = 1, .entry = 1, .oid = "x", .gross = 60, .fee = 1});
    files_.line('a', {.number = 2, .entry = 1, .oid = "y", .gross = 50, .fee = 1});
    files_.entry('a', {.minor = 105, .payout = "P-9", .details = 2, .charge = 3});
    files_.end('a');
    books().files.begin(file_of('a'), noon);
    Count copies;
    store().take_up(file_of('a'), 0, 9, copies);
    auto const entry = store().undecided(file_of('a'), 9).at(0);
    EXPECT_EQ(entry.details, 2);
    EXPECT_EQ(entry.details_minor, 108);
    EXPECT_EQ(entry.charge_minor, 3);
    EXPECT_EQ(entry.payout_ref, "P-9");
    EXPECT_TRUE(entry.movement.references.contains("P-9"));
}

TEST_F(ReconEntries, OneIsDecidedOnceAndOutOfTheQueueOnce)
{
    statement('a', {{.minor = 100}});
    Count copies;
    store().take_up(file_of('a'), 0, 9, copies);
    auto const entry = store().undecided(file_of('a'), 9).at(0);
    store().decide(entry, "", Tier::none, Code::unknown_line);
    EXPECT_TRUE(store().undecided(file_of('a'), 9).empty());
    EXPECT_EQ(store().unexplained(9).size(), 1U);
    store().decide(entry, "est3dgate:P-1", Tier::our_ref, Code::ok);
    EXPECT_TRUE(store().unexplained(9).empty());
    EXPECT_THROW(store().decide(entry, "est3dgate:P-1", Tier::our_ref, Code::ok), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
