#include "domain/ledger/accounts.hpp"
#include "domain/ledger/postings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

namespace etimbre::domain::ledger {
namespace {

core::Money centimes(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

PartAmounts const passport{.receipt = centimes(0), .chancery = centimes(80000), .service = centimes(6000)};

/// Debits less credits of every account that something was posted to, in centimes.
class Books {
public:
    void post(Posting const& posting)
    {
        for (auto const& each : posting) {
            balances_[each.debit] += each.amount.minor();
            balances_[each.credit] -= each.amount.minor();
        }
    }

    std::int64_t of(std::string const& account) const
    {
        auto const found = balances_.find(account);
        return found == balances_.end() ? 0 : found->second;
    }

    std::int64_t sum_of(std::string_view kind) const
    {
        std::int64_t sum = 0;
        for (auto const& [account, balance] : balances_)
            if (account.starts_with(kind)) sum += balance;
        return sum;
    }

    std::map<std::string, std::int64_t> open() const
    {
        auto balances = balances_;
        std::erase_if(balances, [](auto const& each) { return each.second == 0; });
        return balances;
    }

private:
    std::map<std::string, std::int64_t> balances_;
};

struct Stamp {
    std::string number;
    std::string mission;
    PartAmounts amounts;
};

std::vector<Stamp> any_stamps()
{
    auto const count = *rc::gen::inRange(1, 8);
    auto const amount = rc::gen::weightedOneOf<std::int64_t>(
        {{1, rc::gen::just<std::int64_t>(0)}, {3, rc::gen::inRange<std::int64_t>(0, 1'000'000)}}
    );
    std::vector<Stamp> stamps;
    for (int i = 0; i < count; ++i)
        stamps.push_back(
            {.number = std::to_string(i),
             .mission = *rc::gen::element<std::string>("CG-PAR", "CG-LYS"),
             .amounts =
                 {.receipt = centimes(*amount), .chancery = centimes(*amount), .service = centimes(*amount)}}
        );
    return stamps;
}

std::int64_t total_of(std::vector<Stamp> const& stamps)
{
    std::int64_t total = 0;
    for (auto const& each : stamps)
        total += each.amounts.receipt.minor() + each.amounts.chancery.minor() + each.amounts.service.minor();
    return total;
}

Posting posting_of_everything(std::vector<Stamp> const& stamps)
{
    auto all = capture("p1", "cmi", centimes(total_of(stamps)));
    auto const append = [&](Posting const& posting) {
        all.insert(all.end(), posting.begin(), posting.end());
    };
    append(give_back("p1", "cmi", centimes(total_of(stamps))));
    append(refund_fee("r1", centimes(5)));
    append(refund("r1", "cmi", centimes(total_of(stamps))));
    for (auto const& each : stamps) {
        append(issue(each.number, each.mission, each.amounts));
        append(redeem(each.number, each.mission, each.amounts));
        append(void_stamp(each.number, each.mission, each.amounts));
    }
    return all;
}

TEST(Postings, ACaptureMovesTheWholeAmountOnce)
{
    Posting const expected{
        {.id = "capture:p1:0",
         .source_kind = "capture",
         .source_id = "p1",
         .leg = 0,
         .debit = "receivable:cmi:MAD",
         .credit = "prepaid:MAD",
         .amount = centimes(86000),
         .mission = "",
         .part = ""}
    };
    EXPECT_EQ(capture("p1", "cmi", centimes(86000)), expected);
}

TEST(Postings, ALegKeepsThePlaceOfItsPartWhereAnotherPartIsZero)
{
    auto const posting = issue("4071883529061770", "CG-PAR", passport);
    ASSERT_EQ(posting.size(), 2U);
    EXPECT_EQ(posting[0].id, "issue:4071883529061770:1");
    EXPECT_EQ(posting[0].leg, 1);
    EXPECT_EQ(posting[0].debit, "prepaid:MAD");
    EXPECT_EQ(posting[0].credit, "outstanding:chancery:CG-PAR:MAD");
    EXPECT_EQ(posting[0].mission, "CG-PAR");
    EXPECT_EQ(posting[0].part, "chancery");
    EXPECT_EQ(posting[1].id, "issue:4071883529061770:2");
    EXPECT_EQ(posting[1].credit, "outstanding:service:CG-PAR:MAD");
}

TEST(Postings, WhatIsFreeMovesNothing)
{
    PartAmounts const free{.receipt = centimes(0), .chancery = centimes(0), .service = centimes(0)};
    EXPECT_TRUE(capture("p1", "cmi", centimes(0)).empty());
    EXPECT_TRUE(give_back("p1", "cmi", centimes(0)).empty());
    EXPECT_TRUE(issue("1", "CG-PAR", free).empty());
    EXPECT_TRUE(redeem("1", "CG-PAR", free).empty());
    EXPECT_TRUE(void_stamp("1", "CG-PAR", free).empty());
}

RC_GTEST_PROP(Postings, OnceEveryStampIsUsedTheMoneyOfTheAcquirerIsRevenueAndNothingElseIsOpen, ())
{
    auto const stamps = any_stamps();
    Books books;
    books.post(capture("p1", "cmi", centimes(total_of(stamps))));
    for (auto const& each : stamps) books.post(issue(each.number, each.mission, each.amounts));
    RC_ASSERT(books.of(prepaid(core::mad)) == 0);
    RC_ASSERT(books.sum_of("outstanding:") == -total_of(stamps));
    for (auto const& each : stamps) books.post(redeem(each.number, each.mission, each.amounts));

    RC_ASSERT(books.of(receivable("cmi", core::mad)) == total_of(stamps));
    RC_ASSERT(books.sum_of("revenue:") == -total_of(stamps));
    for (auto const& [account, balance] : books.open())
        RC_ASSERT(account.starts_with("receivable:") || account.starts_with("revenue:"));
}

RC_GTEST_PROP(Postings, RevenueIsThatOfThePartAndThePost, ())
{
    auto const stamps = any_stamps();
    Books books;
    std::map<std::string, std::int64_t> earned;
    for (auto const& each : stamps) {
        books.post(redeem(each.number, each.mission, each.amounts));
        earned[revenue(Part::receipt, each.mission, core::mad)] -= each.amounts.receipt.minor();
        earned[revenue(Part::chancery, each.mission, core::mad)] -= each.amounts.chancery.minor();
        earned[revenue(Part::service, each.mission, core::mad)] -= each.amounts.service.minor();
    }
    for (auto const& [account, balance] : earned) RC_ASSERT(books.of(account) == balance);
}

RC_GTEST_PROP(Postings, AVoidedStampIsOwedToTheCitizen, ())
{
    auto const stamps = any_stamps();
    Books books;
    books.post(capture("p1", "cmi", centimes(total_of(stamps))));
    for (auto const& each : stamps) {
        books.post(issue(each.number, each.mission, each.amounts));
        books.post(void_stamp(each.number, each.mission, each.amounts));
    }
    RC_ASSERT(books.sum_of("outstanding:") == 0);
    RC_ASSERT(books.of(refunds_payable(core::mad)) == -total_of(stamps));
}

RC_GTEST_PROP(Postings, WhatWasGivenBackIsNoLongerOwedAndTheFeeIsKept, ())
{
    auto const stamps = any_stamps();
    auto const total = total_of(stamps);
    auto const fee = *rc::gen::inRange<std::int64_t>(0, total + 1);
    Books books;
    books.post(capture("p1", "cmi", centimes(total)));
    for (auto const& each : stamps) {
        books.post(issue(each.number, each.mission, each.amounts));
        books.post(void_stamp(each.number, each.mission, each.amounts));
    }
    books.post(refund_fee("r1", centimes(fee)));
    books.post(refund("r1", "cmi", centimes(total - fee)));
    RC_ASSERT(books.of(refunds_payable(core::mad)) == 0);
    RC_ASSERT(books.of(refund_fees(core::mad)) == -fee);
    RC_ASSERT(books.of(receivable("cmi", core::mad)) == fee);
}

RC_GTEST_PROP(Postings, ASecondPaymentGivenBackLeavesNoTrace, ())
{
    auto const total = centimes(*rc::gen::inRange<std::int64_t>(0, 10'000'000));
    Books books;
    books.post(capture("p2", "cmi", total));
    books.post(give_back("p2", "cmi", total));
    RC_ASSERT(books.open().empty());
}

RC_GTEST_PROP(Postings, NoTwoTransfersShareAnIdAndEachMovesSomethingBetweenTwoAccounts, ())
{
    std::set<std::string> ids;
    for (auto const& each : posting_of_everything(any_stamps())) {
        RC_ASSERT(ids.insert(each.id).second);
        RC_ASSERT(each.id == each.source_kind + ":" + each.source_id + ":" + std::to_string(each.leg));
        RC_ASSERT(each.debit != each.credit);
        RC_ASSERT(each.amount.minor() > 0);
    }
}

} // namespace
} // namespace etimbre::domain::ledger
