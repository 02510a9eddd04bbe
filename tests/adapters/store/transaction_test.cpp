#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

class TransactionTest : public testing::Test {
protected:
    TransactionTest() { *session_ << "CREATE TABLE t (x INTEGER)"; }
    int rows()
    {
        int count = -1;
        *session_ << "SELECT COUNT(*) FROM t", soci::into(count);
        return count;
    }

    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
};

TEST_F(TransactionTest, WhatIsCommittedStays)
{
    {
        Transaction transaction{*session_};
        *session_ << "INSERT INTO t (x) VALUES (1)";
        transaction.commit();
    }
    EXPECT_EQ(rows(), 1);
}

TEST_F(TransactionTest, WhatIsNotCommittedIsUndone)
{
    {
        Transaction const transaction{*session_};
        *session_ << "INSERT INTO t (x) VALUES (1)";
    }
    EXPECT_EQ(rows(), 0);
}

TEST_F(TransactionTest, AnEndThatTheDatabaseMadeItselfIsNoTrouble)
{
    {
        Transaction const transaction{*session_};
        *session_ << "ROLLBACK";
    }
    Transaction transaction{*session_};
    transaction.commit();
}

using SqliteTransactionTest = TransactionTest;

TEST_F(SqliteTransactionTest, StandsInsideNoOther)
{
    Transaction const transaction{*session_};
    EXPECT_THROW(Transaction{*session_}, StoreFailure);
}

TEST_F(SqliteTransactionTest, TakesTheWriteLockAtOnce)
{
    Transaction const transaction{*session_};
    auto const other = database_.session();
    *other << "PRAGMA busy_timeout = 1";
    EXPECT_THROW(Transaction{*other}, StoreFailure);
}

} // namespace
} // namespace etimbre::adapters::store
