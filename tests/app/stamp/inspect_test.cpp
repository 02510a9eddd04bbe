#include "app/stamp/inspect.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;
using core::Reason;

constexpr auto number = "4071883529061770";

struct Inspect : ::testing::Test {
    Office office;
    Inspect() { office.issue({number}); }
    StampState state() { return *office.stamps.find(number); }
};

TEST_F(Inspect, AStampIsExpiredFromTheSecondOfItsExpiryOn)
{
    auto const expiry = core::instant_of_unix(state().row.expires_at);
    EXPECT_EQ(standing_of(state(), expiry - std::chrono::seconds{1}), Standing::issued);
    EXPECT_EQ(standing_of(state(), expiry), Standing::expired);
    EXPECT_EQ(spent(state(), expiry), Reason::expired);
}

TEST_F(Inspect, ItsEndGoesBeforeItsExpiry)
{
    office.stamps.end({number, EndKind::redeemed, "r", "CG-PAR", "3", {}, "", noon});
    EXPECT_EQ(standing_of(state(), noon + std::chrono::days{400}), Standing::redeemed);
    EXPECT_EQ(spent(state(), noon), Reason::redeemed);
}

TEST_F(Inspect, AStampThatCanBeUsedIsNotSpent)
{
    EXPECT_EQ(spent(state(), noon), std::nullopt);
}

TEST_F(Inspect, ANumberThatWasNeverIssuedIsUnknown)
{
    auto const found = look_up(office.books, {"1000000000000053", std::nullopt}, adapters::crypto::sha256);
    EXPECT_EQ(found.error().reason, Reason::number_unknown);
}

TEST_F(Inspect, AnIssuedNumberIsFound)
{
    EXPECT_TRUE(look_up(office.books, {number, std::nullopt}, adapters::crypto::sha256).has_value());
}

} // namespace
} // namespace etimbre::app::stamp
