#include "adapters/store/refund_invariants.hpp"
#include "domain/ledger/postings.hpp"
#include "refund_samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::refund::Event;

/// A stamp that was given back with a fee of 500, the money seen; and what somebody then does to the rows.
struct RefundInvariants : StoreTest {
    RefundInvariants()
    {
        write_captured_order(unit_);
        auto refund = sample_refund('f', 'a', 85500);
        refund.fee = mad(500);
        unit_.stamp.stamps.end(voided(number_of(1), 'v'));
        unit_.stamp.ledger.post(
            domain::ledger::void_stamp(number_of(1), "CG-PAR", {mad(50000), mad(32000), mad(4000)}), noon
        );
        auto& refunds = unit_.refund.refunds;
        refunds.insert(refund);
        refunds.insert_line({number_of(1), refund.id, refund.amount, refund.fee});
        refunds.reserve(refund, noon);
        unit_.refund.ledger.post(domain::ledger::refund_fee(refund.id.value, refund.fee), noon);
        refund = refunds.advance(refund, Event::send, noon).value();
        (void)refunds.advance(refund, Event::given_back, noon);
        unit_.refund.ledger.post(domain::ledger::refund(refund.id.value, "est3dgate", refund.amount), noon);
    }

    /// The ids of the rules that are broken.
    std::string broken()
    {
        std::string ids;
        for (auto const& rule : refund_invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end())
                ids += std::string{ids.empty() ? "" : " "} + std::string{rule.id};
        }
        return ids;
    }
    void plant(std::string const& sql) { session_->sql() << sql; }
};

TEST_F(RefundInvariants, HoldWhereNobodyDidAnything)
{
    EXPECT_EQ(broken(), "");
}

TEST_F(RefundInvariants, AHistoryWithAHoleIsFound)
{
    plant("DELETE FROM refund_transition WHERE seq = 1");
    EXPECT_EQ(broken(), "I5-refund-gap I5-refund-chain");
}

TEST_F(RefundInvariants, ARefundThatStandsElsewhereThanItsHistorySaysIsFound)
{
    plant("UPDATE refund SET state = 'submitted'");
    EXPECT_EQ(broken(), "I5-refund-state I5-refund-place I6-refund I11-refund");
}

TEST_F(RefundInvariants, APlaceThatNobodyNeedsIsFound)
{
    plant("INSERT INTO refund_open VALUES ('" + id_of('p') + "', '" + id_of('f') + "')");
    EXPECT_EQ(broken(), "I5-refund-place");
}

TEST_F(RefundInvariants, AChainThatWasChangedIsFound)
{
    plant("UPDATE refund_chain SET captured_minor = 90000");
    EXPECT_EQ(broken(), "I7-captured");
    plant("UPDATE refund_chain SET captured_minor = 86000, n = 2");
    EXPECT_EQ(broken(), "I7-chain");
    plant("UPDATE refund_chain SET n = 1, delta_minor = 85000, cum_after_minor = 85000");
    EXPECT_EQ(broken(), "I7-step I7-sum");
    plant("DELETE FROM refund_chain");
    EXPECT_EQ(broken(), "I7-step");
}

TEST_F(RefundInvariants, AnEndThatIsNoVoidIsFound)
{
    plant("UPDATE stamp_end SET kind = 'redeemed'");
    EXPECT_EQ(broken(), "I8-voided I11-void");
}

TEST_F(RefundInvariants, SharesThatDoNotAddUpAreFound)
{
    plant("UPDATE refund_line SET amount_minor = 85000");
    EXPECT_EQ(broken(), "I8-voided I8-sum");
    plant("DELETE FROM refund_line");
    EXPECT_EQ(broken(), "I8-sum");
}

TEST_F(RefundInvariants, MoneyThatGoesToAnotherPaymentIsFound)
{
    plant("DELETE FROM order_paid WHERE 1 = 0");
    check_no_foreign_keys(session_->sql());
    plant("UPDATE order_paid SET payment_id = '" + id_of('x') + "'");
    EXPECT_EQ(broken(), "I8-payment");
}

TEST_F(RefundInvariants, WhatNobodyAllowedIsFound)
{
    plant("UPDATE refund SET needs_approval = 1");
    EXPECT_EQ(broken(), "I8-approved");
    plant("INSERT INTO refund_approval VALUES ('" + id_of('f') + "', 'somebody else', 'c', 1)");
    EXPECT_EQ(broken(), "I8-approved");
    plant("UPDATE refund_approval SET maker = 'order:" + id_of('a') + "'");
    EXPECT_EQ(broken(), "");
    plant("UPDATE refund SET needs_approval = 0");
    EXPECT_EQ(broken(), "I8-approved");
}

TEST_F(RefundInvariants, EachMissingOrWrongTransferIsFound)
{
    plant("DELETE FROM ledger_transfer WHERE source_kind = 'void' AND leg = 1");
    EXPECT_EQ(broken(), "I11-void");
    plant("UPDATE ledger_transfer SET credit = 'receivable:other:MAD' WHERE source_kind = 'refund'");
    EXPECT_EQ(broken(), "I11-void I11-refund");
    plant("DELETE FROM ledger_transfer WHERE source_kind = 'refund_fee'");
    EXPECT_EQ(broken(), "I11-void I11-refund I11-fee");
}

} // namespace
} // namespace etimbre::adapters::store
