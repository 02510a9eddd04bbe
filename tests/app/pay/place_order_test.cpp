#include "app/pay/place_order.hpp"
#include "order_for_test.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::pay {
namespace {

using namespace testing;

core::Money dirhams(std::int64_t amount)
{
    return core::Money::of_minor(amount * 100, core::mad);
}

struct PlaceOrderRule : ::testing::Test {
    BooksInMemory memory;
    int drawn = 0;
    OrderTools tools{
        counting_entropy,
        [this] { return std::to_string(4'071'883'529'060'000 + ++drawn); },
        [](std::string_view, std::string_view document, core::Instant) {
            return HolderBinding{
                static_cast<std::uint8_t>(document.at(4)), static_cast<std::uint8_t>(document.at(5))
            };
        },
    };

    core::QuoteId quoted(std::int64_t chancery, int quantity)
    {
        auto const whole = dirhams(chancery * quantity);
        StoredQuote const stored{
            core::draw<core::QuoteTag>(counting_entropy),
            {"CG-PAR",
             "2022-06-27",
             {{"PAS-EST", quantity, {dirhams(0), whole, dirhams(0)}, whole}},
             whole,
             std::nullopt},
            noon,
            noon + std::chrono::hours{24},
        };
        memory.quotes.insert(stored);
        return stored.id;
    }
    PlaceOrder command(core::QuoteId quote)
    {
        return {std::move(quote), {"a@example.org", "A"}, std::nullopt, core::Language::ar};
    }
    core::Result<PlacedOrder> place(PlaceOrder const& wanted, core::Instant now = noon)
    {
        return place_order(memory.books, wanted, tools, now);
    }
};

TEST_F(PlaceOrderRule, OneStampIsPreparedPerUnitOfQuantity)
{
    auto const placed = place(command(quoted(800, 3)));
    auto const units = memory.orders.units(placed->order.id);
    ASSERT_EQ(units.size(), 3U);
    for (auto const& unit : units) EXPECT_EQ(unit.parts.chancery, dirhams(800));
    EXPECT_FALSE(placed->paid);
}

TEST_F(PlaceOrderRule, AQuoteIsOrderedOnce)
{
    auto const quote = quoted(800, 1);
    ASSERT_TRUE(place(command(quote)));
    EXPECT_EQ(place(command(quote)).error().reason, core::Reason::quote_used);
}

TEST_F(PlaceOrderRule, AQuoteCannotBeOrderedFromTheSecondOfItsEnd)
{
    EXPECT_EQ(
        place(command(quoted(800, 1)), noon + std::chrono::hours{24}).error().reason,
        core::Reason::quote_expired
    );
}

TEST_F(PlaceOrderRule, AnUnknownQuoteIsNotFound)
{
    EXPECT_EQ(place(command(core::QuoteId{"none"})).error().reason, core::Reason::not_found);
}

TEST_F(PlaceOrderRule, ATakenNumberIsDrawnAgain)
{
    memory.orders.numbers = {"4071883529060001", "4071883529060002"};
    auto const placed = place(command(quoted(800, 1)));
    EXPECT_EQ(memory.orders.units(placed->order.id).at(0).number, "4071883529060003");
}

TEST_F(PlaceOrderRule, OfTheHoldersDocumentOnlyTwoBytesAreKept)
{
    auto wanted = command(quoted(800, 2));
    wanted.holder_document = "MAR|AB123456";
    auto const placed = place(wanted);
    for (auto const& unit : memory.orders.units(placed->order.id))
        EXPECT_EQ(unit.holder, (HolderBinding{'A', 'B'}));
}

TEST_F(PlaceOrderRule, WhatCostsNothingIsPaidByExemptionAndIssuedAtOnce)
{
    auto const placed = place(command(quoted(0, 2)));
    EXPECT_TRUE(placed->paid);
    EXPECT_EQ(memory.orders.paid(placed->order.id)->payment, std::nullopt);
    EXPECT_EQ(memory.desk.issued.size(), 2U);
    EXPECT_EQ(memory.desk.issued.begin()->second, "exempt:" + placed->order.id.value);
    EXPECT_TRUE(memory.ledger.rows.empty());
}

} // namespace
} // namespace etimbre::app::pay
