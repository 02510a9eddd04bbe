#include "adapters/store/recon_overdue.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using recon::Code;

struct ReconOverdue : ReconTest {
    app::reconcile::OverdueStore& store() { return books().overdue; }
    std::vector<app::reconcile::Overdue> missing() { return store().missing(core::Instant{}, noon, 9); }
    void report(char letter, std::vector<FileLine> const& lines)
    {
        files_.begin(letter);
        for (auto const& line : lines) files_.line(letter, line);
        files_.end(letter);
        reconcile(letter);
    }
    void refund(int n)
    {
        auto const id = id_of_number(n);
        session_->sql() << "INSERT INTO refund VALUES ('r" + std::to_string(n) + "', '" + id + "', '" + id +
                               "', 'm', 'r', 'MAD', 86000, 0, 0, 1, 'succeeded', 0, 1)";
        unit_.refund.ledger.post(
            domain::ledger::refund("r" + std::to_string(n), "est3dgate", mad(price)), noon
        );
    }
};

TEST_F(ReconOverdue, WhatNoFileTellsOfIsMissingOnceFilesCome)
{
    buy(unit_, 1);
    buy(unit_, 2);
    EXPECT_TRUE(missing().empty());
    report('a', {{.oid = oid_of(1)}});
    auto const all = missing();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].subject_kind, "sale");
    EXPECT_EQ(all[0].subject_id, id_of_number(2));
    EXPECT_EQ(all[0].amount, mad(price));
    EXPECT_EQ(all[0].sign, 1);
    EXPECT_TRUE(store().missing(noon, noon + std::chrono::hours{1}, 9).empty());
    now_ = noon + std::chrono::hours{100};
    sweep();
    EXPECT_TRUE(missing().empty()) << "it is in the queue";
    EXPECT_EQ(broken(), "");
}

TEST_F(ReconOverdue, WhatWasGivenBackBeforeTheDayClosedIsInNoFile)
{
    buy(unit_, 1);
    refund(1);
    report('a', {});
    EXPECT_TRUE(missing().empty());
    report('b', {{.oid = oid_of(1)}});
    ASSERT_EQ(missing().size(), 1U);
    EXPECT_EQ(missing()[0].subject_kind, "refund");
    EXPECT_EQ(missing()[0].sign, -1);
}

TEST_F(ReconOverdue, APaymentThatStaysUnknownIsStuck)
{
    sell(unit_, 1);
    auto payment = unit_.pay.payments.find({id_of_number(1)}).value();
    session_->sql() << "UPDATE payment SET state = 'unknown'";
    session_->sql() << "UPDATE job SET kind = 'ask_status'";
    EXPECT_TRUE(store().stuck(noon, 9).empty());
    auto const stuck = store().stuck(noon + std::chrono::seconds{1}, 9);
    ASSERT_EQ(stuck.size(), 1U);
    EXPECT_EQ(stuck[0].subject_id, payment.id.value);
    EXPECT_EQ(stuck[0].code, Code::stuck_unknown);
}

TEST_F(ReconOverdue, APayoutThatTheBankHasNotBroughtIsUnpaid)
{
    buy(unit_, 1);
    report('a', {{.oid = oid_of(1)}});
    auto const day = std::chrono::floor<std::chrono::days>(noon);
    EXPECT_TRUE(store().unpaid(day - std::chrono::days{1}, 9).empty());
    auto const unpaid = store().unpaid(day, 9);
    ASSERT_EQ(unpaid.size(), 1U);
    EXPECT_EQ(unpaid[0].subject_id, "est3dgate:P-1");
    EXPECT_EQ(unpaid[0].amount, mad(price - agreed));
}

TEST_F(ReconOverdue, AMarkIsRememberedAndMoved)
{
    EXPECT_FALSE(store().mark("missing"));
    store().set_mark("missing", noon);
    store().set_mark("missing", noon + std::chrono::hours{1});
    EXPECT_EQ(store().mark("missing"), noon + std::chrono::hours{1});
}

} // namespace
} // namespace etimbre::adapters::store
