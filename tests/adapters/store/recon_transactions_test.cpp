#include "adapters/store/recon_transactions.hpp"
#include "recon_samples.hpp"

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

TEST_F(ReconTransactionsTest, WhoLostToAnotherTakesTheWholeOfItAnew)
{
    int runs = 0;
    transactions.run([&](app::reconcile::Books&) {
        if (++runs == 1) throw Conflict{"another was quicker"};
    });
    EXPECT_EQ(runs, 2);
}

struct FilesOfADay : ReconTest {
    SqlReconTransactions transactions{database_.place()};
    std::vector<std::string> failed;

    FilesOfADay()
    {
        for (int n = 1; n <= 2; ++n) buy(unit_, n);
        for (char const letter : {'a', 'b'}) {
            files_.begin(letter);
            files_.line(letter, {.number = 1, .oid = oid_of(letter == 'a' ? 1 : 2)});
            files_.end(letter);
        }
    }
    void run_a_round()
    {
        failed.clear();
        app::reconcile::Round round{
            transactions,
            recon_terms,
            [] { return noon; },
            [this](std::string_view file, std::string_view) { failed.emplace_back(file); }
        };
        while (round.step()) continue;
    }
    std::int64_t done() { return number("SELECT COUNT(*) FROM recon_file WHERE stage = 'done'"); }
};

TEST_F(FilesOfADay, ARowThatNobodyWroteHoldsBackItsOwnFileAlone)
{
    session_->sql() << "UPDATE settlement_line SET sold_day = '2027-02-30' WHERE file_sha = '" +
                           file_of('a') + "'";
    run_a_round();
    EXPECT_EQ(failed, std::vector{file_of('a')});
    EXPECT_EQ(done(), 1);
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_match"), 1) << "of the other";
    session_->sql() << "UPDATE settlement_line SET sold_day = '2027-01-15'";
    run_a_round();
    EXPECT_TRUE(failed.empty());
    EXPECT_EQ(done(), 2);
    EXPECT_EQ(broken(), "");
}

TEST_F(FilesOfADay, ARowThatATableRefusesHoldsBackItsOwnFileAlone)
{
    app::reconcile::reconcile_step(books(), file_of('a'), recon_terms, noon);
    session_->sql() << "INSERT INTO recon_chunk VALUES ('" + file_of('a') + "', 1, 1, 1, 1, 0, 0, 1)";
    run_a_round();
    EXPECT_EQ(failed, std::vector{file_of('a')});
    EXPECT_EQ(done(), 1);
}

} // namespace
} // namespace etimbre::adapters::store
