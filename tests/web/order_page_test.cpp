#include "domain/stamp/number.hpp"
#include "office.hpp"
#include "web/routes.hpp"

namespace etimbre::web {
namespace {

using http::api::Bought;
using http::api::header_of;
using http::api::Office;
using http::server::Response;

class OrderPage : public testing::Test {
protected:
    Response get(std::string const& target) { return Office::send(pages_, {.target = target}); }
    std::string link_of(std::string_view order)
    {
        return office_.desk().tokens.link(core::OrderId{std::string{order}});
    }
    Response page(std::string_view language, std::string const& order)
    {
        return get('/' + std::string{language} + "/orders/" + order + "?t=" + link_of(order));
    }

    Office office_;
    http::server::Router pages_{page_routes(office_.desk())};
};

TEST_F(OrderPage, WithoutMoneyThePageSaysThatItWaitsAndLooksAgain)
{
    auto const order = office_.order();
    office_.pay(order, "k");
    auto const response = page("fr", order.id);
    EXPECT_EQ(response.status, 200U);
    EXPECT_TRUE(response.body.contains(R"(<meta http-equiv="refresh" content="3">)"));
    EXPECT_TRUE(response.body.contains("vous n’avez pas à payer de nouveau"));
    EXPECT_TRUE(response.body.contains("860,00\u00A0MAD"));
    EXPECT_TRUE(response.body.contains("J’ai payé et je n’ai pas de timbre"));
}

TEST_F(OrderPage, AnOrderWithoutAnAttemptToPayOffersOneAndWaitsForNothing)
{
    auto const response = page("fr", office_.order().id);
    EXPECT_TRUE(response.body.contains("Payer par carte"));
    EXPECT_FALSE(response.body.contains("http-equiv=\"refresh\""));
    EXPECT_FALSE(response.body.contains("J’ai payé"));
}

TEST_F(OrderPage, ItsFormsGoToUsAloneAndAPaidOrderHasNone)
{
    auto const policy = [](Response const& response) {
        return header_of(response, "Content-Security-Policy");
    };
    EXPECT_TRUE(policy(page("fr", office_.order().id)).ends_with("; form-action 'self'"));
    EXPECT_TRUE(policy(page("fr", office_.buy().order.id)).ends_with("; form-action 'none'"));
}

TEST_F(OrderPage, APaidOrderShowsEachStampWithItsCodeNumberAndPaper)
{
    auto const bought = office_.buy();
    auto const response = page("en", bought.order.id);
    EXPECT_TRUE(response.body.contains("Your stamp is ready"));
    EXPECT_TRUE(response.body.contains(domain::stamp::grouped(bought.number)));
    auto const base = "/api/v1/stamps/" + bought.number;
    EXPECT_TRUE(response.body.contains("svg " + bought.text));
    EXPECT_TRUE(response.body.contains("href=\"" + base + "/qr.png?t=" + link_of(bought.order.id) + '"'));
    EXPECT_TRUE(response.body.contains("href=\"" + base + "/stamp.pdf?t=" + link_of(bought.order.id) + '"'));
    EXPECT_TRUE(response.body.contains("2027-09-21 16:13 (Europe/Paris)"));
    EXPECT_FALSE(response.body.contains("refresh\""));
}

TEST_F(OrderPage, AUsedStampIsShownAsUsed)
{
    auto const bought = office_.buy();
    office_.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k");
    auto const response = page("en", bought.order.id);
    EXPECT_TRUE(response.body.contains(R"(<bdi class="state bad">used</bdi>)"));
    EXPECT_TRUE(response.body.contains("Used on"));
    EXPECT_FALSE(response.body.contains("stamp.pdf"));
    EXPECT_TRUE(response.body.contains("stamp ended"));
}

TEST_F(OrderPage, ArabicReadsFromTheRight)
{
    auto const response = page("ar", office_.order().id);
    EXPECT_TRUE(response.body.contains(R"(<html lang="ar" dir="rtl">)"));
    EXPECT_EQ(header_of(response, "Content-Language"), "ar");
}

TEST_F(OrderPage, EveryLanguageLeadsToEveryOther)
{
    auto const order = office_.order();
    for (auto const from : core::language_tags) {
        auto const response = page(from, order.id);
        EXPECT_EQ(response.status, 200U);
        for (auto const to : core::language_tags) {
            auto const target =
                "href=\"/" + std::string{to} + "/orders/" + order.id + "?t=" + link_of(order.id) + '"';
            EXPECT_EQ(response.body.contains(target), from != to) << from << " to " << to;
        }
    }
}

TEST_F(OrderPage, WhoHasNotTheLinkSeesTheSamePageWhateverThereIs)
{
    auto const mine = office_.order();
    auto const theirs = office_.order();
    auto const expected = get("/fr/orders/" + std::string(32, '0') + "?t=" + link_of(mine.id));
    EXPECT_EQ(expected.status, 404U);
    EXPECT_EQ(expected.content_type, "text/html; charset=utf-8");
    for (auto const& target : {
             "/fr/orders/" + mine.id,
             "/fr/orders/" + mine.id + "?t=",
             "/fr/orders/" + theirs.id + "?t=" + link_of(mine.id),
             std::string{"/fr/orders/%3Cscript%3E"},
             std::string{"/fr/orders/<script>?t=<script>"},
             "/de/orders/" + mine.id + "?t=" + link_of(mine.id),
         }) {
        auto const response = get(target);
        if (target.contains('%')) {
            EXPECT_EQ(response.status, 404U); // of the router itself
            continue;
        }
        EXPECT_EQ(response.status, 404U) << target;
        EXPECT_EQ(response.body, expected.body) << target;
    }
}

TEST_F(OrderPage, NothingForeignMayRun)
{
    auto const response = page("fr", office_.buy().order.id);
    auto const policy = header_of(response, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'"));
    EXPECT_FALSE(policy.contains("unsafe"));
    EXPECT_EQ(response.body.find("<script"), response.body.rfind("<script"));
    EXPECT_TRUE(policy.contains("script-src 'nonce-"));
    EXPECT_FALSE(response.body.contains("style=\""));
    EXPECT_FALSE(response.body.contains("https://"));
}

TEST_F(OrderPage, AServiceThatCannotAnswerSaysThatNothingIsLostAndTriesAgain)
{
    auto const order = office_.order();
    office_.read().mood = http::api::LaneAtOnce::Mood::full;
    auto const response = page("es", order.id);
    EXPECT_EQ(response.status, 503U);
    EXPECT_TRUE(response.body.contains("No se ha perdido nada"));
    EXPECT_TRUE(response.body.contains(R"(http-equiv="refresh")"));
}

TEST_F(OrderPage, AnOrderNobodyPaidInTimeSaysSo)
{
    auto const order = office_.order();
    office_.let_pass(std::chrono::hours{25});
    auto const response = page("en", order.id);
    EXPECT_TRUE(response.body.contains("This order was not paid in time"));
    EXPECT_FALSE(response.body.contains("http-equiv=\"refresh\""));
}

} // namespace
} // namespace etimbre::web
