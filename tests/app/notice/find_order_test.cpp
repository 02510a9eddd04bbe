#include "../pay/books_in_memory.hpp"
#include "app/notice/find_order.hpp"
#include "books_in_memory.hpp"
#include "core/bytes.hpp"
#include "domain/notice/order_number.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::notice {
namespace {

using testing::noon;
using testing::order_a;
constexpr std::chrono::minutes pause{10};

AddressPrint const print = [](std::string_view address) {
    return core::to_hex(testing::hash_for_test(core::as_bytes(address)));
};

Seeker seeker(std::string const& email, core::OrderId const& id = order_a())
{
    return seeker_for(domain::notice::order_number(id), email, print);
}

struct FindOrder : ::testing::Test {
    testing::BooksInMemory at;
    pay::testing::BooksInMemory pay;

    FindOrder()
    {
        at.notices.orders = {order_a()};
        pay.orders.insert(
            {order_a(),
             {},
             "CG-PAR",
             core::Money::of_minor(1, core::mad),
             {"Amina@Example.org", "Amina"},
             core::Language::fr,
             noon}
        );
    }
    void seek(std::string const& email, core::Instant now = noon, core::OrderId const& id = order_a())
    {
        send_link(at.books, pay.orders, seeker(email, id), {print, pause, testing::hash_for_test}, now);
    }
};

TEST_F(FindOrder, NumberAndAddressTogetherSendTheLink)
{
    seek(" amina@example.org");
    ASSERT_EQ(at.notices.rows.size(), 1U);
    EXPECT_EQ(at.notices.rows.begin()->second.event, domain::notice::Event::link);
}

TEST_F(FindOrder, AnotherAddressOrAnotherNumberSendsNothing)
{
    seek("amina@example.com");
    seek("");
    seek("Amina@Example.org", noon, {std::string(32, 'b')});
    EXPECT_TRUE(at.notices.rows.empty());
}

TEST_F(FindOrder, HoweverOftenItIsAskedForOneLinkGoesInEveryPause)
{
    for (int i = 0; i < 5; ++i) seek("amina@example.org");
    EXPECT_EQ(at.notices.rows.size(), 1U);
    seek("amina@example.org", noon + pause);
    EXPECT_EQ(at.notices.rows.size(), 2U);
}

TEST(Seeker, IsTheKeyOfAJobAndHoldsNoAddress)
{
    auto const key = key_of(seeker("Amina@Example.org "));
    EXPECT_LE(key.size(), 64U);
    EXPECT_FALSE(key.contains("mina"));
    EXPECT_EQ(seeker_of(key), seeker("amina@example.org"));
    EXPECT_NE(seeker_of(key), seeker("amina@example.com"));
}

TEST(Seeker, AnotherKeyIsNobodys)
{
    auto const key = key_of(seeker("a@b"));
    EXPECT_EQ(seeker_of(""), std::nullopt);
    EXPECT_EQ(seeker_of(key.substr(1)), std::nullopt);
    EXPECT_EQ(seeker_of(std::string(61, '0')), std::nullopt);
}

} // namespace
} // namespace etimbre::app::notice
