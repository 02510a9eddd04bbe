#include "adapters/crypto/hashing.hpp"
#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "adapters/store/witness.hpp"
#include "domain/journal/chain.hpp"
#include "journal_in_memory.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Kind;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct Paid {
    std::string order_id;
    std::optional<std::string> payment_id;
    std::string reason;
    std::int64_t at_us;
};

class WitnessTest : public StoreTest {
protected:
    WitnessTest()
    {
        JournalHead{session_->sql()}.begin("one-0");
        witness_.emplace(session_->sql(), terms());
        notes_.begin_noting();
    }

    Witness::Terms terms() { return {journal_, crypto::sha256, half_past_noon}; }

    /// A transaction with one fact, up to its COMMIT, which is carried out or not.
    void testify(bool commit)
    {
        notes_.begin_transaction();
        notes_.add(Kind::paid, Paid{"o", std::nullopt, "exempt", 7});
        Transaction transaction{session_->sql()};
        witness_->testify(notes_);
        if (commit) transaction.commit();
    }

    domain::journal::ReadRecord record(std::size_t at)
    {
        return domain::journal::read_line(journal_.lines.at(at), crypto::sha256).value();
    }

    JournalInMemory journal_;
    Notes notes_;
    std::optional<Witness> witness_;
};

TEST_F(WitnessTest, TheRecordStandsInTheJournalBeforeTheCommitAndInTheDatabaseAfterIt)
{
    testify(true);
    witness_->committed();
    EXPECT_EQ(record(0).record.facts, notes_.text());
    EXPECT_EQ(record(0).record.at_us, core::micros_of(half_past_noon()));
    EXPECT_EQ(JournalHead{session_->sql()}.find("one-0"), journal_.last());
    EXPECT_EQ(journal_.known, 1U);
}

TEST_F(WitnessTest, ARecordThatWasRolledBackIsNotTheBaseOfTheNext)
{
    testify(true);
    witness_->committed();
    testify(false);
    testify(true);
    witness_->committed();
    EXPECT_EQ(record(2).record.seq, 3U);
    EXPECT_EQ(record(2).record.base, 1U);
    EXPECT_EQ(JournalHead{session_->sql()}.find("one-0"), journal_.last());
    domain::journal::Chain chain{crypto::sha256};
    for (auto const& line : journal_.lines) EXPECT_TRUE(chain.take(line).has_value());
}

TEST_F(WitnessTest, ATransactionWithoutFactsLeavesNoRecord)
{
    notes_.begin_transaction();
    witness_->testify(notes_);
    witness_->committed();
    EXPECT_TRUE(journal_.lines.empty());
    EXPECT_EQ(witness_->resolve(session_->sql()), std::nullopt);
}

TEST_F(WitnessTest, ATwinOrARestoredDatabaseCannotGoOn)
{
    testify(true);
    witness_->committed();
    session_->sql() << "UPDATE journal_head SET seq = 0";
    EXPECT_THAT([&] { testify(true); }, ThrowsMessage<StoreFailure>(HasSubstr("a twin of this service")));
    EXPECT_EQ(journal_.lines.size(), 1U) << "and writes nothing";
}

TEST_F(WitnessTest, AJournalThatCannotBeWrittenStopsTheTransaction)
{
    journal_.full = true;
    EXPECT_THROW(testify(true), app::work::JournalFailure);
    EXPECT_EQ(JournalHead{session_->sql()}.find("one-0"), domain::journal::Position{});
    journal_.full = false;
    testify(true);
    EXPECT_EQ(JournalHead{session_->sql()}.find("one-0")->seq, 1U);
}

TEST_F(WitnessTest, AnUnknownCommitIsResolvedByTheHead)
{
    testify(true);
    EXPECT_EQ(witness_->resolve(session_->sql()), true);
    testify(false);
    EXPECT_EQ(witness_->resolve(session_->sql()), false);
    testify(true);
    witness_->committed();
    EXPECT_EQ(record(1).record.base, 1U);
    EXPECT_EQ(record(2).record.base, 1U);
}

TEST_F(WitnessTest, AStreamThatTheDatabaseDoesNotKnowHasNoWitness)
{
    session_->sql() << "DELETE FROM journal_head";
    EXPECT_THROW((Witness{session_->sql(), terms()}), StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
