#include "adapters/store/recon_payouts.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

struct ReconPayouts : ReconTest {
    app::reconcile::PayoutStore& store() { return books().payouts; }
    static app::reconcile::PayoutShare share(std::string const& reference, std::int64_t net)
    {
        return {
            .acquirer = "est3dgate",
            .reference = reference,
            .day = std::chrono::floor<std::chrono::days>(noon),
            .lines = 2,
            .net_minor = net,
            .fee_minor = 5,
            .agreed_minor = 6
        };
    }
    std::string state(std::string const& reference)
    {
        return text("SELECT state FROM recon_payout WHERE reference = '" + reference + "'");
    }
};

TEST_F(ReconPayouts, SharesAddUp)
{
    store().add(share("P-1", 100));
    store().add(share("P-1", -30));
    auto const found = store().find("est3dgate", "P-1").value();
    EXPECT_EQ(found.payout.net, mad(70));
    EXPECT_EQ(found.fee_minor, 10);
    EXPECT_EQ(found.agreed_minor, 12);
    EXPECT_EQ(found.movements, 0);
    EXPECT_EQ(number("SELECT line_count FROM recon_payout"), 4);
    EXPECT_FALSE(store().find("other", "P-1"));
}

TEST_F(ReconPayouts, WhatTheBankBroughtIsTheSumOfItsMovements)
{
    store().add(share("P-1", 100));
    files_.begin('a', "camt.053");
    files_.entry('a', {.number = 1, .minor = 60});
    files_.entry('a', {.number = 2, .minor = 30, .charge = 10});
    files_.end('a');
    books().files.begin(file_of('a'), noon);
    app::reconcile::Count copies;
    books().entries.take_up(file_of('a'), 0, 9, copies);
    for (auto const& entry : books().entries.undecided(file_of('a'), 9))
        books().entries.decide(entry, "est3dgate:P-1", recon::Tier::our_ref, recon::Code::ok);
    auto const open = store().open(9);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].movements, 2);
    EXPECT_EQ(open[0].banked_minor, 100);
}

TEST_F(ReconPayouts, ASettledOneIsNotOpenUntilMoreComes)
{
    store().add(share("P-1", 100));
    store().add(share("P-2", 100));
    store().settle(store().find("est3dgate", "P-1").value());
    EXPECT_EQ(store().open(9).size(), 1U);
    EXPECT_EQ(state("P-1"), "settled");
    store().reopen("est3dgate", "P-1");
    EXPECT_EQ(store().open(9).size(), 2U);
    store().settle(store().find("est3dgate", "P-1").value());
    store().add(share("P-1", 1));
    EXPECT_EQ(state("P-1"), "open");
    EXPECT_EQ(store().open(1).size(), 1U);
}

} // namespace
} // namespace etimbre::adapters::store
