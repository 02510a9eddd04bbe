#include "app/pay/draw_up_quote.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace etimbre::app::pay {
namespace {

using namespace testing;
namespace fees = domain::fees;

core::Money dirhams(std::int64_t amount)
{
    return core::Money::of_minor(amount * 100, core::mad);
}

fees::Catalogue one_service()
{
    fees::Mission const paris{
        "CG-PAR", "CG", {"1", "2", "3", "4"}, {"1", "2", "3", "4"}, "FR", core::mad, "Europe/Paris"
    };
    fees::TariffLine line{};
    line.code = "IMM-INS";
    line.names = {"1", "2", "3", "4"};
    line.parts = fees::FeeParts{dirhams(0), dirhams(60), dirhams(10)};
    fees::Tariff const tariff{"v1", std::chrono::sys_days{std::chrono::year{2022} / 6 / 27}, {line}};
    return fees::Catalogue{{paris}, {tariff}, {}};
}

QuoteTerms terms_of_a_day()
{
    return {std::chrono::hours{24}, counting_entropy};
}

TEST(DrawUpQuote, AQuoteHoldsForItsLifetime)
{
    std::vector<fees::Wish> const wishes{{"IMM-INS", 2, std::nullopt, std::nullopt}};
    auto const stored = draw_up_quote(one_service(), "CG-PAR", wishes, terms_of_a_day(), noon);
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->quote.total, dirhams(140));
    EXPECT_EQ(stored->expires_at, noon + std::chrono::hours{24});
    EXPECT_TRUE(core::is_id(stored->id.value));
}

TEST(DrawUpQuote, WhatTheTariffRefusesIsNoQuote)
{
    std::vector<fees::Wish> const wishes{{"NOTHING", 1, std::nullopt, std::nullopt}};
    auto const refused = draw_up_quote(one_service(), "CG-PAR", wishes, terms_of_a_day(), noon);
    EXPECT_EQ(refused.error().refusal.reason, core::Reason::service_unknown);
}

} // namespace
} // namespace etimbre::app::pay
