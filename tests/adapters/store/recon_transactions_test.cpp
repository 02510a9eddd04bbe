#include "adapters/store/recon_transactions.hpp"
#include "temp_database.hpp"

#include <stdexcept>

namespace etimbre::adapters::store {
namespace {

struct ReconTransactionsTest : ::testing::Test {
    TempDatabase database;
    SqlReconTransactions transactions{database.place()};
};

TEST_F(ReconTransactionsTest, WhatIsDoneIsThereForTheNextOne)
{
    auto const at = core::instant_of_unix(1'790'000'000);
    transactions.run([&](app::reconcile::Books& books) { books.overdue.set_mark("missing", at); });
    std::optional<core::Instant> mark;
    transactions.run([&](app::reconcile::Books& books) { mark = books.overdue.mark("missing"); });
    EXPECT_EQ(mark, at);
    EXPECT_EQ(transactions.waiting().unfinished_files, 0);
    EXPECT_TRUE(transactions.waiting_of(std::string(64, 'a')).empty());
}

TEST_F(ReconTransactionsTest, OfWorkThatFailsNothingRemains)
{
    auto const fails = [](app::reconcile::Books& books) {
        books.overdue.set_mark("missing", core::instant_of_unix(1'790'000'000));
        throw std::runtime_error{"no"};
    };
    EXPECT_THROW(transactions.run(fails), std::runtime_error);
    std::optional<core::Instant> mark;
    transactions.run([&](app::reconcile::Books& books) { mark = books.overdue.mark("missing"); });
    EXPECT_EQ(mark, std::nullopt);
}

} // namespace
} // namespace etimbre::adapters::store
