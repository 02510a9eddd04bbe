#include "adapters/store/recon_desk.hpp"
#include "adapters/store/store_failure.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using ReconDesk = ReconTest;

TEST_F(ReconDesk, AQuestionIsOwedToTheAcquirer)
{
    books().payments.ask_status(id_of_number(1), noon);
    EXPECT_EQ(number("SELECT COUNT(*) FROM job WHERE kind = 'ask_status'"), 1);
}

TEST_F(ReconDesk, OnlyWhatIsUnusedIsFrozenAndOnlyThatIsReleased)
{
    buy(unit_, 1);
    buy(unit_, 2);
    unit_.stamp.stamps.end(sample_end(number_of(2), 'r'));
    books().payments.freeze(id_of_number(1), noon);
    books().payments.freeze(id_of_number(1), noon);
    books().payments.freeze(id_of_number(2), noon);
    EXPECT_TRUE(unit_.stamp.stamps.find(number_of(1))->frozen);
    EXPECT_EQ(number("SELECT COUNT(*) FROM stamp_frozen"), 1);
    books().payments.release(id_of_number(2));
    EXPECT_EQ(number("SELECT COUNT(*) FROM stamp_frozen"), 1);
    books().payments.release(id_of_number(1));
    EXPECT_EQ(number("SELECT COUNT(*) FROM stamp_frozen"), 0);
}

TEST_F(ReconDesk, WhatIsFrozenForAnotherReasonStaysSo)
{
    buy(unit_, 1);
    session_->sql() << "INSERT INTO stamp_frozen VALUES ('" + number_of(1) + "', 'journal', 1)";
    books().payments.freeze(id_of_number(1), noon);
    books().payments.release(id_of_number(1));
    EXPECT_EQ(text("SELECT reason FROM stamp_frozen"), "journal");
}

TEST_F(ReconDesk, AFactIsPostedOnce)
{
    auto const posting = domain::ledger::capture("p", "est3dgate", mad(5));
    books().ledger.post(posting, noon);
    EXPECT_THROW(books().ledger.post(posting, noon), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
