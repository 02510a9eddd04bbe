#include "app/reconcile/decide.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

using core::Reason;
using recon::Action;
using recon::State;

class Decide : public ::testing::Test {
protected:
    Decide() { open_exception(of.books, exception, 500, testing::noon); }

    core::Result<Exception> proposed(Action action, std::string const& actor = "one")
    {
        return propose(of.books, {exception.id, action, "because", actor}, testing::noon);
    }

    core::Result<Exception> approved(std::string const& actor, bool yes = true)
    {
        return approve(of.books, {exception.id, yes, "seen", actor}, testing::noon);
    }

    Exception exception = testing::in_suspense("f:1", 500);
    testing::BooksInMemory of;
};

TEST_F(Decide, AWriteOffByTwoGoesToItsAccount)
{
    EXPECT_EQ(proposed(Action::write_off)->state, State::proposed);
    EXPECT_EQ(approved("two")->state, State::written_off);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["writeoff:MAD"], -500);
}

TEST_F(Decide, ResolvedMoneyGoesToTheAcquirersAccount)
{
    (void)proposed(Action::resolve);
    EXPECT_EQ(approved("two")->state, State::resolved);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["receivable:cmi:MAD"], 0);
}

TEST_F(Decide, NobodyApprovesTheirOwnProposal)
{
    (void)proposed(Action::write_off);
    EXPECT_EQ(approved("one").error().reason, Reason::second_person);
    EXPECT_EQ(of.only_exception().state, State::proposed);
}

TEST_F(Decide, AProposalThatIsRejectedIsAsIfItWereNot)
{
    (void)proposed(Action::write_off);
    EXPECT_EQ(approved("two", false)->state, State::open);
    EXPECT_EQ(of.only_exception().maker, "");
    EXPECT_EQ(approved("two").error().reason, Reason::exception_state);
}

TEST_F(Decide, WhatWasClosedWronglyIsOpenedAgainWithItsMoney)
{
    (void)proposed(Action::write_off);
    (void)approved("two");
    EXPECT_EQ(proposed(Action::reopen, "three")->state, State::open);
    EXPECT_EQ(of.ledger.balances["writeoff:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], -500);
    EXPECT_EQ(of.exceptions.steps.size(), 4U);
}

TEST_F(Decide, TheSameAgainIsTheSame)
{
    auto const first = proposed(Action::resolve);
    EXPECT_EQ(proposed(Action::resolve)->version, first->version);
    auto const second = approved("two");
    EXPECT_EQ(approved("two")->version, second->version);
    EXPECT_EQ(of.exceptions.steps.size(), 3U);
}

TEST_F(Decide, AChargebackIsNotResolvedByPeople)
{
    of.exceptions.rows.begin()->second.code = recon::Code::chargeback;
    EXPECT_EQ(proposed(Action::resolve).error().reason, Reason::exception_state);
    EXPECT_TRUE(proposed(Action::write_off));
}

TEST_F(Decide, WhatIsNotThereIsNotFound)
{
    EXPECT_EQ(
        propose(of.books, {"x", Action::resolve, "r", "one"}, testing::noon).error().reason, Reason::not_found
    );
    EXPECT_EQ(approve(of.books, {"x", true, "r", "one"}, testing::noon).error().reason, Reason::not_found);
}

} // namespace
} // namespace etimbre::app::reconcile
