#include "adapters/store/recon_invariants.hpp"
#include "app/reconcile/decide.hpp"
#include "app/reconcile/exceptions.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

/// A report with a sale, a chargeback and a stranger's line, whose money two people wrote off, and the bank's
/// movement; and what somebody then does to the rows.
struct ReconInvariants : ReconTest {
    ReconInvariants()
    {
        buy(unit_, 1);
        files_.begin('a');
        files_.line('a', {.number = 1, .oid = oid_of(1)});
        files_.line('a', {.number = 2, .kind = "chargeback", .oid = oid_of(1), .fee = 0});
        files_.line('a', {.number = 3, .oid = "nobody"});
        files_.end('a');
        reconcile('a');
        files_.begin('b', "camt.053");
        files_.entry('b', {.minor = 2 * (price - agreed) - price, .payout = "P-1", .bank_ref = "B-1"});
        files_.end('b');
        reconcile('b');
        auto const id = exception_id(recon_terms, "line", app::reconcile::place_of(file_of('a'), 3));
        (void)app::reconcile::propose(books(), {id, recon::Action::write_off, "why", "maker"}, noon);
        (void)app::reconcile::approve(books(), {id, true, "so", "checker"}, noon);
        session_->sql()
            << (tests_are_on_mariadb() ? "SET check_constraint_checks = 0"
                                       : "PRAGMA ignore_check_constraints = ON");
        check_no_foreign_keys(session_->sql());
    }

    /// The rules of ours that are broken after that, and before it none.
    std::string after(std::string const& sql)
    {
        EXPECT_EQ(broken(), "");
        return after_too(sql);
    }
    std::string after_too(std::string const& sql)
    {
        session_->sql() << sql;
        std::string ids;
        for (auto const& rule : recon_invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end()) ids.append(ids.empty() ? "" : " ").append(rule.id);
        }
        return ids;
    }
};

TEST_F(ReconInvariants, MoneyOfAnAcquirerThatNobodyCapturedIsFound)
{
    EXPECT_EQ(
        after("UPDATE ledger_transfer SET amount_minor = 85999 WHERE source_kind = 'capture'"), "I10-acquirer"
    );
}

TEST_F(ReconInvariants, MoneyInSuspenseThatNoExceptionExplainsIsFound)
{
    EXPECT_EQ(
        after("UPDATE ledger_transfer SET credit = 'suspense:MAD' WHERE source_kind = 'fee'"),
        "I10-suspense I11-card-fee"
    );
}

TEST_F(ReconInvariants, AMovementThatIsNotPostedIsFound)
{
    EXPECT_EQ(after("DELETE FROM ledger_transfer WHERE source_kind = 'settle'"), "I11-settle");
}

TEST_F(ReconInvariants, ABanksChargeThatIsNotPostedIsFound)
{
    EXPECT_EQ(after("UPDATE settlement_entry SET charge_minor = 5"), "I13-movement");
    EXPECT_EQ(broken(), "I13-movement");
    session_->sql() << "UPDATE recon_entry SET charge_minor = 5";
    EXPECT_EQ(broken(), "I11-charge");
}

TEST_F(ReconInvariants, FeesThatAreNotThoseOfTheirLinesAreFound)
{
    EXPECT_EQ(after("UPDATE recon_chunk SET fee_minor = fee_minor + 1"), "I11-card-fee");
}

TEST_F(ReconInvariants, AChargebackThatIsNotPostedIsFound)
{
    EXPECT_EQ(after("DELETE FROM ledger_transfer WHERE source_kind = 'chargeback'"), "I11-chargeback");
}

TEST_F(ReconInvariants, AFileThatIsNotWholeIsFound)
{
    EXPECT_EQ(
        after("UPDATE settlement_file SET line_count = line_count + 1 WHERE format = 'csv'"), "I12-lines"
    );
    EXPECT_EQ(
        after_too("UPDATE settlement_file SET credit_minor = credit_minor + 1 WHERE format = 'camt.053'"),
        "I12-lines I12-entries"
    );
}

TEST_F(ReconInvariants, ACountThatIsNotThatOfTheRowsIsFound)
{
    EXPECT_EQ(after("UPDATE recon_match SET code = 'OK' WHERE code = 'UNKNOWN_LINE'"), "I12-counted");
}

TEST_F(ReconInvariants, AHoleBetweenChunksIsFound)
{
    EXPECT_EQ(after("UPDATE recon_chunk SET chunk = 2"), "I11-card-fee I12-chunks");
}

TEST_F(ReconInvariants, ALineOutOfOrderWithoutAnExceptionIsFound)
{
    EXPECT_EQ(after("UPDATE recon_exception SET subject_id = 'other' WHERE number = 2"), "I12-queue");
}

TEST_F(ReconInvariants, ASideThatIsNotThereIsFound)
{
    EXPECT_EQ(after("UPDATE recon_match SET side_id = 'nobody' WHERE side_kind = 'sale'"), "I13-side");
}

TEST_F(ReconInvariants, AMovementThatIsTakenUpTwiceIsFound)
{
    session_->sql(
    ) << "INSERT INTO settlement_entry SELECT '" + file_of('a') +
             "', 9, 1, sign, amount_minor, currency, reversal, booked_day, value_day, entry_ref, bank_ref, "
             "payout_ref, class, code, details, charge_minor, text, fingerprint, occurrence FROM "
             "settlement_entry";
    auto const found = after_too(
        "INSERT INTO recon_entry SELECT '" + file_of('a') +
        "', 9, 'again', amount_minor, charge_minor, told_minor, '', 'none', '' FROM recon_entry"
    );
    EXPECT_EQ(found, "I13-movement");
}

TEST_F(ReconInvariants, OnePersonsWriteOffIsFound)
{
    EXPECT_EQ(after("UPDATE recon_exception SET checker = 'maker' WHERE checker <> ''"), "I19-people");
}

TEST_F(ReconInvariants, AHistoryWithAHoleIsFound)
{
    EXPECT_EQ(after("DELETE FROM recon_history WHERE n = 2"), "I19-steps");
}

TEST_F(ReconInvariants, AStepThatDidNotPostWhatItMovedIsFound)
{
    EXPECT_EQ(
        after("UPDATE recon_history SET moved_minor = moved_minor + 1 WHERE n = 1 AND moved_minor <> 0"),
        "I19-moved"
    );
}

TEST_F(ReconInvariants, AnEndThatMovedNothingIsFound)
{
    EXPECT_EQ(
        after("UPDATE recon_exception SET residue_minor = residue_minor + 1 WHERE state = 'written_off'"),
        "I19-posted"
    );
}

} // namespace
} // namespace etimbre::adapters::store
