#include "buying.hpp"

namespace etimbre::web {
namespace {

class PersonPage : public Buying {
protected:
    static constexpr auto page = "/fr/posts/CG-PAR/person?PAS-EST=1";
    std::string form(std::string const& token, std::string const& name = "Salma")
    {
        return "token=" + token + "&email=salma%40example.ma&name=" + name + "&document_number=&issuer=MAR";
    }
    static std::string location(http::server::Response const& response)
    {
        return std::string{http::api::header_of(response, "Location")};
    }
};

TEST_F(PersonPage, WhatIsRightIsAnOrderWithAnAttemptToPayAndLeadsToTheBank)
{
    auto const response = post(page, form(token()));
    EXPECT_EQ(response.status, 303U);
    EXPECT_TRUE(location(response).contains("/pay?t="));
    EXPECT_EQ(office_.count("pay_order"), 1);
    EXPECT_EQ(office_.count("payment"), 1);
    auto const bank = get(location(response));
    EXPECT_TRUE(bank.body.contains("action=\"https://pay.example/"));
}

TEST_F(PersonPage, TheSameFormSentTwiceIsOneOrder)
{
    auto const same = form(token());
    auto const first = post(page, same);
    EXPECT_EQ(location(post(page, same)), location(first));
    EXPECT_EQ(office_.count("pay_order"), 1);
    EXPECT_EQ(office_.count("payment"), 1);
}

TEST_F(PersonPage, WhoGoesBackAndCorrectsTheNameOrdersAgain)
{
    auto const same = token();
    auto const first = post(page, form(same));
    EXPECT_NE(location(post(page, form(same, "Selma"))), location(first));
}

TEST_F(PersonPage, WhatIsWrongIsShownAgainWithAllThatWasTyped)
{
    auto const response =
        post(page, "token=" + token() + "&email=nobody&name=%22Salma%22&document_number=%C3%A9");
    EXPECT_EQ(response.status, 422U);
    for (auto const* const typed : {"value=\"nobody\"", "value=\"&quot;Salma&quot;\"", "value=\"é\""})
        EXPECT_TRUE(response.body.contains(typed)) << typed;
    EXPECT_TRUE(response.body.contains("Écrivez une adresse comme"));
    EXPECT_EQ(office_.count("pay_order"), 0);
}

TEST_F(PersonPage, AFormOfAnotherBrowserOrAnotherSiteOrdersNothing)
{
    auto const stolen = draw_form_token(office_.desk(), {std::string(32, 'f'), false});
    auto const asked = post(page, form(stolen));
    EXPECT_EQ(asked.status, 200U);
    EXPECT_TRUE(asked.body.contains("value=\"Salma\"")) << "nothing typed is lost";
    auto const mine = form(token());
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(post(page, mine).status, 403U);
    EXPECT_EQ(office_.count("pay_order"), 0);
}

TEST_F(PersonPage, AFirstVisitIsGivenItsCookie)
{
    headers_.clear();
    EXPECT_TRUE(http::api::header_of(get(page), "Set-Cookie").starts_with("__Host-visit="));
}

TEST_F(PersonPage, AnOrderThatCostsNothingNeedsNoBank)
{
    auto const response = post("/fr/posts/CG-PAR/person?VIS-DIP=1", form(token()));
    EXPECT_EQ(response.status, 303U);
    EXPECT_FALSE(location(response).contains("/pay"));
    EXPECT_TRUE(get(location(response)).body.contains("Votre timbre est prêt"));
}

TEST_F(PersonPage, AFullServiceSaysThatNothingIsLost)
{
    office_.write().mood = http::api::LaneAtOnce::Mood::full;
    EXPECT_EQ(post(page, form(token())).status, 503U);
}

} // namespace
} // namespace etimbre::web
