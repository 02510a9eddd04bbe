#include "adapters/store/store_failure.hpp"
#include "domain/ledger/postings.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using LedgerStoreTest = StoreTest;
namespace ledger = domain::ledger;

TEST_F(LedgerStoreTest, ATransferIsWrittenLegByLeg)
{
    auto const posting = ledger::redeem("4071883529061770", "CG-PAR", {mad(50000), mad(32000), mad(4000)});
    unit_.stamp.ledger.post(posting, noon);

    ASSERT_EQ(number("SELECT COUNT(*) FROM ledger_transfer"), static_cast<std::int64_t>(posting.size()));
    std::string debit;
    std::string credit;
    std::string part;
    std::int64_t at_us = 0;
    auto const& first = posting.front();
    session_->sql() << "SELECT debit, credit, part, at_us FROM ledger_transfer WHERE transfer_id = :id",
        soci::use(first.id), soci::into(debit), soci::into(credit), soci::into(part), soci::into(at_us);
    EXPECT_EQ(debit, first.debit);
    EXPECT_EQ(credit, first.credit);
    EXPECT_EQ(part, first.part);
    EXPECT_EQ(core::instant_of_micros(at_us), noon);
    EXPECT_EQ(number("SELECT SUM(amount_minor) FROM ledger_transfer"), 86000);
}

TEST_F(LedgerStoreTest, AFactIsPostedOnce)
{
    auto const posting = ledger::capture(id_of('p'), "est3dgate", mad(86000));
    unit_.pay.ledger.post(posting, noon);
    EXPECT_THROW(unit_.pay.ledger.post(posting, noon), StoreFailure);
    EXPECT_EQ(number("SELECT SUM(amount_minor) FROM ledger_transfer"), 86000);
}

TEST_F(LedgerStoreTest, PaymentsAndStampsPostIntoTheSameBooks)
{
    unit_.pay.ledger.post(ledger::capture(id_of('p'), "est3dgate", mad(86000)), noon);
    unit_.stamp.ledger.post(ledger::issue(number_of(1), "CG-PAR", {mad(50000), mad(32000), mad(4000)}), noon);
    EXPECT_EQ(number("SELECT COUNT(DISTINCT source_kind) FROM ledger_transfer"), 2);
}

} // namespace
} // namespace etimbre::adapters::store
