#include "buying.hpp"
#include "web/order_mail.hpp"

namespace etimbre::web {
namespace {

class OrderMail : public Buying {
protected:
    OrderMail() { office_.desk().mail = http::api::MailTerms{std::chrono::minutes{10}}; }
    void mark(std::string const& state)
    {
        app::work::run_and_wait<bool>(office_.write(), [&](app::work::Unit& unit) {
            auto const notice = unit.notices.latest_of(core::OrderId{bought_.order.id}).value();
            auto to = notice;
            to.state = domain::notice::state_of(state).value();
            to.tries = notice.tries + 1;
            return unit.notices.move(notice, to);
        });
    }
    http::server::Response send() { return post(address_of(bought_.order.id, "/mail"), ""); }

    http::api::Bought bought_ = office_.buy();
};

TEST_F(OrderMail, AButtonSendsTheStampsAgainOnceInAWhile)
{
    EXPECT_TRUE(get(address_of(bought_.order.id)).body.contains("/mail?t="));
    EXPECT_EQ(send().status, 303U);
    EXPECT_EQ(send().status, 303U);
    EXPECT_EQ(office_.count("notice"), 1);
    office_.let_pass(std::chrono::minutes{10});
    send();
    EXPECT_EQ(office_.count("notice"), 2);
}

TEST_F(OrderMail, ThePageSaysHowTheLastOneFared)
{
    send();
    EXPECT_TRUE(get(address_of(bought_.order.id)).body.contains("en route"));
    mark("delivered");
    EXPECT_TRUE(get(address_of(bought_.order.id)).body.contains("Un message a été envoyé"));
    mark("permanent_failure");
    auto const page = get(address_of(bought_.order.id));
    EXPECT_TRUE(page.body.contains("notice refused"));
    EXPECT_TRUE(page.body.contains("Cette adresse a refusé notre message"));
    EXPECT_TRUE(page.body.contains("a…@example.org"));
    EXPECT_FALSE(page.body.contains("amina@example.org"));
}

TEST_F(OrderMail, IsForWhoHasTheLinkAndNotForOtherSites)
{
    EXPECT_EQ(post("/fr/orders/" + bought_.order.id + "/mail?t=" + std::string(22, 'A'), "").status, 404U);
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(send().status, 403U);
    EXPECT_EQ(office_.count("notice"), 0);
}

TEST_F(OrderMail, IsLimitedForEachOrder)
{
    unsigned status = 0;
    for (int i = 0; i < 7; ++i) status = send().status;
    EXPECT_EQ(status, 429U);
}

TEST_F(OrderMail, AnUnpaidOrderHasNothingToSend)
{
    auto const order = office_.order();
    EXPECT_FALSE(get(address_of(order.id)).body.contains("/mail?t="));
    EXPECT_EQ(post(address_of(order.id, "/mail"), "").status, 303U);
    EXPECT_EQ(office_.count("notice"), 0);
}

TEST_F(OrderMail, WhereNoMailIsSentThereIsNoButton)
{
    office_.desk().mail.reset();
    EXPECT_FALSE(get(address_of(bought_.order.id)).body.contains("/mail?t="));
    EXPECT_EQ(send().status, 404U);
}

TEST(Veiled, ShowsEnoughOfAnAddressToKnowItAgain)
{
    EXPECT_EQ(veiled("amina@example.org"), "a…@example.org");
    EXPECT_EQ(veiled("@example.org"), "…@example.org");
    EXPECT_EQ(veiled("é@b"), "é…@b");
    EXPECT_EQ(veiled(""), "…");
}

} // namespace
} // namespace etimbre::web
