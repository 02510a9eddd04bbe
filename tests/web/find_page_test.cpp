#include "buying.hpp"
#include "domain/notice/order_number.hpp"

namespace etimbre::web {
namespace {

class FindPage : public Buying {
protected:
    FindPage() { office_.desk().mail = http::api::MailTerms{std::chrono::minutes{10}}; }
    static std::string number_of(std::string const& order)
    {
        return domain::notice::order_number(core::OrderId{order});
    }
    http::server::Response seek(std::string const& number, std::string const& email)
    {
        return post("/fr/find", "token=" + token() + "&number=" + number + "&email=" + email);
    }
};

TEST_F(FindPage, WhatIsSoughtIsWrittenDownBeforeItIsLookedFor)
{
    auto const order = office_.order();
    EXPECT_EQ(seek(number_of(order.id), "Amina%40example.org").status, 200U);
    EXPECT_EQ(office_.count("job WHERE kind = 'find'"), 1);
    EXPECT_EQ(office_.count("notice"), 0);
    seek(number_of(order.id), "amina%40example.org");
    EXPECT_EQ(office_.count("job WHERE kind = 'find'"), 1) << "the same wish";
}

TEST_F(FindPage, DoesTheSameWhetherThereIsSuchAnOrderOrNot)
{
    auto const order = office_.order();
    auto const found = seek(number_of(order.id), "amina%40example.org");
    auto const foreign = seek(number_of(order.id), "samira%40example.org");
    auto const unknown = seek(number_of(std::string(32, '1')), "amina%40example.org");
    EXPECT_EQ(found.body, foreign.body);
    EXPECT_EQ(found.body, unknown.body);
    EXPECT_EQ(found.headers, unknown.headers);
    EXPECT_EQ(office_.count("job WHERE kind = 'find'"), 3);
}

TEST_F(FindPage, WhatIsMistypedIsSaidBesideItsField)
{
    auto const response = seek("7K3M-9QXT", "nobody");
    EXPECT_EQ(response.status, 422U);
    EXPECT_TRUE(response.body.contains("value=\"7K3M-9QXT\""));
    EXPECT_TRUE(response.body.contains("id=\"number-error\""));
    EXPECT_TRUE(response.body.contains("id=\"email-error\""));
}

TEST_F(FindPage, WhatWasTypedIsText)
{
    EXPECT_TRUE(seek("%3Cscript%3E", "a%40b").body.contains("value=\"&lt;script&gt;\""));
}

TEST_F(FindPage, AFormOfAnotherBrowserOrAnotherSiteSendsNothing)
{
    auto const order = office_.order();
    auto const fields = "&number=" + number_of(order.id) + "&email=amina%40example.org";
    auto const stolen = draw_form_token(office_.desk(), {std::string(32, 'f'), false});
    EXPECT_EQ(post("/fr/find", "token=" + stolen + fields).status, 200U);
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(post("/fr/find", "token=" + token() + fields).status, 403U);
    EXPECT_EQ(office_.count("job WHERE kind = 'find'"), 0);
}

TEST_F(FindPage, TriesFromOneAddressAreLimitedWithAPageThatSaysSo)
{
    unsigned status = 0;
    for (int i = 0; i < 6; ++i)
        status = seek(number_of(core::draw_id(office_.desk().entropy)), "amina%40example.org").status;
    EXPECT_EQ(status, 429U);
}

TEST_F(FindPage, ALineThatIsFullIsSaidBeforeAnythingIsLookedAt)
{
    auto const order = office_.order();
    office_.write().mood = http::api::LaneAtOnce::Mood::full;
    EXPECT_EQ(seek(number_of(order.id), "amina%40example.org").status, 503U);
}

TEST_F(FindPage, WhereNoMailIsSentThePageSaysSo)
{
    office_.desk().mail.reset();
    auto const page = get("/fr/find");
    EXPECT_EQ(page.status, 200U);
    EXPECT_TRUE(page.body.contains("n’envoie pas de messages"));
    EXPECT_FALSE(page.body.contains("<form"));
    EXPECT_EQ(get("/de/find").status, 404U);
}

} // namespace
} // namespace etimbre::web
