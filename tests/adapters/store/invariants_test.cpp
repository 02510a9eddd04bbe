#include "adapters/store/invariants.hpp"
#include "temp_database.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace etimbre::adapters::store {
namespace {

struct Invariants : StoreTest {
    /// How many rows break the rule of that id.
    int broken(std::string_view id)
    {
        int rows = 0;
        for (auto const& rule : invariants()) {
            if (rule.id != id) continue;
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            for ([[maybe_unused]] auto const& row : found) ++rows;
        }
        return rows;
    }
    void plant(std::string const& sql) { session_->sql() << sql; }
    void plant_order()
    {
        plant("INSERT INTO quote (quote_id, mission, tariff_version, currency, total_minor, created_us, "
              "expires_us) "
              "VALUES ('q', 'CG-PAR', 'v', 'MAD', 100, 1, 2)");
        plant("INSERT INTO pay_order (order_id, quote_id, mission, currency, total_minor, payer_email, "
              "payer_name, "
              "language, created_us) VALUES ('o', 'q', 'CG-PAR', 'MAD', 100, 'e', 'n', 'fr', 1)");
    }
    void plant_payment(std::string const& state, int seq)
    {
        plant(
            "INSERT INTO payment (payment_id, order_id, attempt, oid, acquirer, state, seq, currency, "
            "amount_minor, rnd, created_us) VALUES ('p', 'o', 1, 'oid', 'cmi', '" +
            state + "', " + std::to_string(seq) + ", 'MAD', 100, 'r', 1)"
        );
    }
};

TEST_F(Invariants, EachHasAnIdOfItsOwnAndASentence)
{
    std::set<std::string_view> ids;
    for (auto const& rule : invariants()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_TRUE(rule.sentence.ends_with('.')) << rule.id;
    }
}

TEST_F(Invariants, AnOrderThatCostsMoreThanItsUnitsIsFound)
{
    plant_order();
    EXPECT_EQ(broken("I4-order"), 1);
    EXPECT_EQ(broken("I4-quote"), 1);
}

TEST_F(Invariants, AnUnpaidPriceBehindAnExemptionIsFound)
{
    plant_order();
    plant("INSERT INTO order_paid (order_id, payment_id, reason, at_us) VALUES ('o', NULL, 'exempt', 1)");
    EXPECT_EQ(broken("I1-exempt"), 1);
}

TEST_F(Invariants, AnOrderPaidByMoneyThatNeverCameIsFound)
{
    plant_order();
    plant_payment("redirected", 1);
    plant("INSERT INTO order_paid (order_id, payment_id, reason, at_us) VALUES ('o', 'p', 'payment', 1)");
    EXPECT_EQ(broken("I1-captured"), 1);
}

TEST_F(Invariants, ACapturedPaymentWithoutOrderHistoryAndLedgerIsFound)
{
    plant_order();
    plant_payment("captured", 3);
    EXPECT_EQ(broken("I1-honoured"), 1);
    EXPECT_EQ(broken("I5-gap"), 1);
    EXPECT_EQ(broken("I5-state"), 1);
    EXPECT_EQ(broken("I10-receivable"), 1);
}

TEST_F(Invariants, APaymentThatNobodyWillAskAboutIsFound)
{
    plant_order();
    plant_payment("capturing", 0);
    EXPECT_EQ(broken("I6-owed"), 1);
    EXPECT_EQ(broken("I5-open"), 1);
    plant("INSERT INTO job (kind, job_key, due_us, fence, attempts) VALUES ('ask_status', 'p', 1, 0, 0)");
    EXPECT_EQ(broken("I6-owed"), 0);
}

TEST_F(Invariants, ATransitionThatDoesNotContinueTheOneBeforeItIsFound)
{
    plant_order();
    plant_payment("captured", 2);
    plant("INSERT INTO payment_transition (payment_id, seq, from_state, to_state, at_us) "
          "VALUES ('p', 1, 'created', 'redirected', 1)");
    plant("INSERT INTO payment_transition (payment_id, seq, from_state, to_state, at_us) "
          "VALUES ('p', 2, 'capturing', 'captured', 1)");
    EXPECT_EQ(broken("I5-chain"), 1);
}

TEST_F(Invariants, AMailThatNothingSendsIsFound)
{
    plant_order();
    plant("INSERT INTO notice VALUES ('n', 'o', 'stamps_ready', 0, 'temporary_failure', 1, 451, 1, 1)");
    EXPECT_EQ(broken("M1-owed"), 1);
    EXPECT_EQ(broken("M2-ready"), 1) << "the order is not paid";
    plant("INSERT INTO job VALUES ('mail', 'n', 1, 1, 0, '')");
    EXPECT_EQ(broken("M1-owed"), 0);
    EXPECT_EQ(broken("M1-about"), 0);
    plant("UPDATE job SET job_key = 'm'");
    EXPECT_EQ(broken("M1-about"), 1);
}

} // namespace
} // namespace etimbre::adapters::store
