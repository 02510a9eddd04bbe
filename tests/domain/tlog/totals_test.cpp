#include "domain/tlog/totals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <map>

using namespace etimbre;
using namespace etimbre::domain::tlog;

TEST(Totals, EachCurrencyHasItsOwnSum)
{
    EXPECT_TRUE(rc::check([](std::vector<std::pair<bool, std::uint32_t>> const& stamps) {
        Totals totals;
        std::map<std::string, std::uint64_t> expected;
        for (auto const& [in_euro, amount] : stamps) {
            RC_ASSERT(totals.add(in_euro ? "EUR" : "MAD", amount).has_value());
            expected[in_euro ? "EUR" : "MAD"] += amount;
        }
        RC_ASSERT(totals.rows() == std::vector<Totals::Row>(expected.begin(), expected.end()));
    }));
}

TEST(Totals, AFullSumRefusesAndStaysAsItWas)
{
    auto const most = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    Totals totals{{{"EUR", most - 5}, {"AED", 1}}};
    EXPECT_EQ(totals.add("EUR", 6).error().reason, core::Reason::amount_overflow);
    EXPECT_EQ(totals.of("EUR"), most - 5);
    EXPECT_TRUE(totals.add("EUR", 5));
    EXPECT_EQ(totals.of("EUR"), most);
    EXPECT_EQ(totals.of("AED"), 1U);
}

TEST(Totals, NothingIssuedIsZero)
{
    EXPECT_EQ(Totals{}.of("EUR"), 0U);
    EXPECT_EQ(Totals{}, Totals{});
}
