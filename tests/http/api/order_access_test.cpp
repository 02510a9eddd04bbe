#include "http/api/order_access.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

server::Request with_authorization(std::string value)
{
    server::Request request;
    request.headers = {{"authorization", std::move(value)}};
    return request;
}

TEST(BearerToken, StandsAfterItsSchemeInAnyCase)
{
    EXPECT_EQ(bearer_token(with_authorization("Bearer abc")), "abc");
    EXPECT_EQ(bearer_token(with_authorization("bEARER abc")), "abc");
    for (auto const* const value : {"", "Bearer", "Bearer ", "Basic abc", "Bearerabc", "abc"})
        EXPECT_EQ(bearer_token(with_authorization(value)), "") << value;
    auto twice = with_authorization("Bearer abc");
    twice.headers.emplace_back("authorization", "Bearer def");
    EXPECT_EQ(bearer_token(twice), "");
}

TEST(OrderAccess, EachTokenOpensWhatItIsFor)
{
    Office office;
    core::OrderId const order{std::string(32, 'a')};
    core::OrderId const other{std::string(32, 'b')};
    auto const& desk = office.desk();
    auto const access = with_authorization("Bearer " + desk.tokens.access(order));
    server::Request link;
    link.query = {{"t", desk.tokens.link(order)}};

    EXPECT_TRUE(opens_order(desk, access, order));
    EXPECT_TRUE(may_read(desk, access, order));
    EXPECT_FALSE(opens_order(desk, link, order));
    EXPECT_TRUE(may_read(desk, link, order));
    for (auto const& request : {access, link, server::Request{}}) {
        EXPECT_FALSE(opens_order(desk, request, other));
        EXPECT_FALSE(may_read(desk, request, other));
    }
}

TEST(OrderAccess, ATextThatIsNoIdIsNeverOpened)
{
    Office office;
    core::OrderId const text{"../x"};
    EXPECT_FALSE(
        opens_order(office.desk(), with_authorization("Bearer " + office.desk().tokens.access(text)), text)
    );
}

TEST(OrderAccess, LinksCarryTheReadingTokenAndNeverTheOther)
{
    Office office;
    core::OrderId const order{std::string(32, 'a')};
    auto const url = order_page_url(office.desk(), order, core::Language::es);
    EXPECT_EQ(
        url, "https://etimbre.example/es/orders/" + order.value + "?t=" + office.desk().tokens.link(order)
    );
    EXPECT_EQ(
        stamp_file_path("4071883529061770", "qr.svg", "L"), "/api/v1/stamps/4071883529061770/qr.svg?t=L"
    );
    EXPECT_EQ(
        stamp_file_url(office.desk(), "4071883529061770", "qr.svg", "L"),
        "https://etimbre.example/api/v1/stamps/4071883529061770/qr.svg?t=L"
    );
}

} // namespace
} // namespace etimbre::http::api
