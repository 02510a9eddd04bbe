#include "adapters/store/settlement_transactions.hpp"
#include "adapters/store/store_failure.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

struct SettlementTransactionsTest : StoreTest {
    bool has_file()
    {
        bool has = false;
        SqlSettlementTransactions{database_.place(), Access::read}.run([&](settlement::Books& books) {
            has = books.files.find(sha('a')).has_value();
        });
        return has;
    }
};

TEST_F(SettlementTransactionsTest, AreDoneAsAWholeOrNotAtAll)
{
    SqlSettlementTransactions transactions{database_.place(), Access::write};
    auto const receive = [](settlement::Books& books) {
        books.files.receive(sample_file('a'));
        books.jobs.schedule(app::jobs::Kind::take_in, sha('a'), the_noon);
    };
    EXPECT_THROW(
        transactions.run([&](settlement::Books& books) {
            receive(books);
            throw std::runtime_error{"no"};
        }),
        std::runtime_error
    );
    EXPECT_FALSE(has_file());
    transactions.run(receive);
    EXPECT_TRUE(has_file());
}

TEST_F(SettlementTransactionsTest, WhatGaveWayToAnotherTransactionIsTriedAgain)
{
    SqlSettlementTransactions transactions{database_.place(), Access::write};
    int tries = 0;
    transactions.run([&](settlement::Books& books) {
        if (++tries < 3) throw Conflict{"another came first"};
        books.files.receive(sample_file('a'));
    });
    EXPECT_EQ(tries, 3);
    EXPECT_TRUE(has_file());
    EXPECT_THROW(transactions.run([](settlement::Books&) { throw Conflict{"always"}; }), Conflict);
}

TEST_F(SettlementTransactionsTest, WhoMayOnlyReadChangesNothing)
{
    SqlSettlementTransactions reading{database_.place(), Access::read};
    EXPECT_THROW(
        reading.run([](settlement::Books& books) { books.files.receive(sample_file('a')); }), StoreFailure
    );
}

} // namespace
} // namespace etimbre::adapters::store
