#include "app/refund/settle_refund.hpp"
#include "bank.hpp"

#include <memory>

namespace etimbre::app::refund {
namespace {

using namespace testing;
using domain::refund::State;
using std::chrono::seconds;

struct AtOnce final : Transactions {
    explicit AtOnce(BooksInMemory& all) : memory{all} {}
    void run(std::function<void(Books&)> const& work) override { work(memory.books); }
    BooksInMemory& memory;
};

core::Instant now_ = noon;

pay::Acquirers only(std::unique_ptr<pay::Acquirer> acquirer)
{
    std::vector<pay::Contract> one;
    one.push_back({{.name = "cmi"}, "https://pay.example", std::move(acquirer)});
    return {std::move(one), std::chrono::minutes{90}};
}

struct SettleRefund : Bought {
    AtOnce transactions{memory};
    std::unique_ptr<Bank> made = std::make_unique<Bank>();
    Bank& bank = *made;
    pay::Acquirers acquirers = only(std::move(made));
    std::vector<core::RefundId> told;
    RefundSettlement settlement{
        .transactions = transactions,
        .reads = transactions,
        .acquirers = acquirers,
        .clock = [] { return now_; },
        .longest_pause = seconds{60},
        .resend_after = seconds{300},
        .declines_at_most = 3,
        .tell_a_person = [this](core::RefundId const& id, State) { told.push_back(id); },
    };

    SettleRefund() { now_ = noon; }

    core::RefundId asked(std::vector<std::string> numbers, RefundTerms const& how = terms())
    {
        if (memory.stamps.rows.empty()) {
            buy(3);
            bank.captured = 258'000;
        }
        return ask(std::move(numbers), how).value().id;
    }

    /// One step; what is thrown is waited for as the workers do.
    pay::Again step(core::RefundId const& id, int attempts = 0)
    {
        try {
            return settle_refund(settlement, id, attempts);
        } catch (std::runtime_error const&) {
            return now_ + seconds{1};
        }
    }

    /// Steps until nothing is owed, letting the time pass in between.
    void settle(core::RefundId const& id)
    {
        int attempts = 0;
        while (auto const again = step(id, attempts)) {
            now_ = std::max(now_, *again);
            if (++attempts > 200) throw std::logic_error{"the refund never comes to rest"};
        }
    }

    std::int64_t posted() const { return -memory.balance("receivable:cmi:MAD"); }
};

TEST_F(SettleRefund, APartIsCreditedAndPostedWhenTheHistoryShowsIt)
{
    auto const id = asked({"1"});
    settle(id);
    EXPECT_EQ(state_of(id), State::succeeded);
    EXPECT_EQ(bank.calls, std::vector<std::string>{"credit 86000"});
    EXPECT_EQ(posted(), 86'000);
    EXPECT_EQ(memory.balance("refunds_payable:MAD"), 0);
    EXPECT_TRUE(memory.refunds.places.empty());
}

TEST_F(SettleRefund, TheAcquirersYesIsNotTheProof)
{
    auto const id = asked({"1"});
    step(id);
    EXPECT_EQ(state_of(id), State::submitted);
    EXPECT_EQ(posted(), 0);
}

TEST_F(SettleRefund, AllOfItIsVoidedWhileTheDayIsOpen)
{
    auto const id = asked({"1", "2", "3"});
    bank.day_closed = false;
    settle(id);
    EXPECT_EQ(bank.calls, std::vector<std::string>{"void"});
    EXPECT_EQ(posted(), 258'000);
}

TEST_F(SettleRefund, AllOfItIsCreditedAfterTheDayHasClosed)
{
    auto const id = asked({"1", "2", "3"});
    settle(id);
    EXPECT_EQ(bank.calls, std::vector<std::string>{"credit 258000"});
    EXPECT_EQ(state_of(id), State::succeeded);
}

TEST_F(SettleRefund, APartIsNeverVoided)
{
    bank.day_closed = false;
    auto const id = asked({"1"});
    settle(id);
    EXPECT_EQ(bank.calls, std::vector<std::string>{"credit 86000"});
}

TEST_F(SettleRefund, AnAnswerThatIsLostIsAskedForAndNothingIsSentTwice)
{
    auto const id = asked({"1"});
    bank.answers_lost = 1;
    step(id);
    EXPECT_EQ(state_of(id), State::unknown);
    settle(id);
    EXPECT_EQ(bank.calls.size(), 1U);
    EXPECT_EQ(bank.given_back, 86'000);
    EXPECT_EQ(posted(), 86'000);
}

TEST_F(SettleRefund, ARequestThatIsLostIsSentAgainOnlyWhenItCanNoLongerBeOnItsWay)
{
    auto const id = asked({"1"});
    bank.requests_lost = 1;
    step(id);
    now_ += seconds{299};
    step(id);
    EXPECT_EQ(state_of(id), State::unknown);
    EXPECT_EQ(bank.calls.size(), 1U);
    settle(id);
    EXPECT_EQ(bank.calls.size(), 2U);
    EXPECT_EQ(bank.given_back, 86'000);
    EXPECT_EQ(state_of(id), State::succeeded);
}

// The process died between the call and its answer, or between the commit and the call: both look alike.
TEST_F(SettleRefund, AKillBetweenTheCallAndItsAnswerIsDecidedByTheQuestion)
{
    for (bool const had_arrived : {true, false}) {
        memory.refunds.moves.clear();
        auto const id = asked({had_arrived ? "1" : "2"});
        auto& row = memory.refunds.rows.at(id);
        ASSERT_TRUE(memory.refunds.take_place(row));
        row = memory.refunds.advance(row, domain::refund::Event::send, now_).value();
        bank.calls.clear();
        if (had_arrived) bank.given_back += 86'000;
        settle(id);
        EXPECT_EQ(state_of(id), State::succeeded);
        EXPECT_EQ(bank.calls.size(), had_arrived ? 0U : 1U);
    }
    EXPECT_EQ(bank.given_back, 172'000);
    EXPECT_EQ(posted(), 172'000);
}

TEST_F(SettleRefund, AnAcquirerThatCannotBeAskedIsToldNothing)
{
    auto const id = asked({"1"});
    bank.reachable = false;
    step(id);
    EXPECT_EQ(state_of(id), State::requested);
    EXPECT_TRUE(bank.calls.empty());
    EXPECT_TRUE(memory.refunds.places.empty()) << "another refund of the payment need not wait";
    bank.reachable = true;
    settle(id);
    EXPECT_EQ(state_of(id), State::succeeded);
}

TEST_F(SettleRefund, AnUnclearHistoryMovesNoMoney)
{
    auto const id = asked({"1"});
    bank.unclear = true;
    for (int attempts = 0; attempts < 5; ++attempts) step(id, attempts);
    EXPECT_EQ(state_of(id), State::requested);
    EXPECT_TRUE(bank.calls.empty());
}

TEST_F(SettleRefund, TwoRefundsOfOnePaymentGoOneAfterTheOther)
{
    auto const first = asked({"1"});
    auto const second = asked({"2"});
    bank.answers_lost = 1;
    step(first);
    EXPECT_EQ(step(second), now_ + seconds{1});
    EXPECT_EQ(state_of(second), State::requested);
    settle(first);
    settle(second);
    EXPECT_EQ(bank.given_back, 172'000);
    EXPECT_EQ(bank.calls.size(), 2U);
    EXPECT_EQ(posted(), 172'000);
}

TEST_F(SettleRefund, ADeclinedRefundIsTriedAgainAndThenFailsForGood)
{
    auto const id = asked({"1"});
    bank.declines = 99;
    settle(id);
    EXPECT_EQ(state_of(id), State::failed);
    EXPECT_EQ(bank.calls.size(), 3U);
    EXPECT_EQ(told, std::vector{id});
    EXPECT_EQ(memory.refunds.reserved(payment, core::mad), mad(0)) << "released";
    EXPECT_EQ(memory.balance("refunds_payable:MAD"), -86'000) << "still owed to the citizen";
    EXPECT_EQ(memory.notices.told.back(), std::pair(id, State::failed));
}

TEST_F(SettleRefund, ABankThatThinksBetterOfItGivesTheMoney)
{
    auto const id = asked({"1"});
    bank.declines = 2;
    settle(id);
    EXPECT_EQ(state_of(id), State::succeeded);
    EXPECT_TRUE(told.empty());
    EXPECT_EQ(posted(), 86'000);
    EXPECT_EQ(
        memory.notices.told, (std::vector{std::pair(id, State::requested), std::pair(id, State::succeeded)})
    );
}

TEST_F(SettleRefund, MoneyThatSomebodyElseGaveBackIsForAPersonToLookAt)
{
    auto const id = asked({"1"});
    bank.given_back = 5'000;
    step(id);
    EXPECT_EQ(state_of(id), State::requested);
    EXPECT_TRUE(bank.calls.empty());
    EXPECT_EQ(told, std::vector{id});
}

TEST_F(SettleRefund, WhatWasAcceptedAndDoesNotShowIsSentAgainOnlyAfterTwiceAsLong)
{
    auto const id = asked({"1"});
    step(id);
    bank.given_back = 0; // it said yes, and forgot
    now_ += seconds{300};
    step(id);
    EXPECT_EQ(state_of(id), State::unknown);
    now_ += seconds{300};
    step(id);
    EXPECT_EQ(state_of(id), State::requested);
    settle(id);
    EXPECT_EQ(bank.given_back, 86'000);
}

TEST_F(SettleRefund, WhatWaitsForASecondPersonIsNotSent)
{
    auto const id = asked({"1"}, terms({.approval_above_minor = 1}));
    EXPECT_FALSE(step(id).has_value());
    EXPECT_TRUE(bank.calls.empty());
    EXPECT_EQ(state_of(id), State::awaiting_approval);
}

TEST_F(SettleRefund, WhatIsOverIsLeftAlone)
{
    auto const id = asked({"1"});
    settle(id);
    EXPECT_FALSE(step(id).has_value());
    EXPECT_FALSE(step({"nobody"}).has_value());
    EXPECT_EQ(bank.calls.size(), 1U);
}

} // namespace
} // namespace etimbre::app::refund
