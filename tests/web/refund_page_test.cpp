#include "buying.hpp"
#include "domain/stamp/number.hpp"
#include "http/server/form.hpp"

namespace etimbre::web {
namespace {

using http::api::Bought;
using http::api::header_of;
using http::server::Response;

class ReturnPages : public Buying {
protected:
    static constexpr auto address_ = "amina@example.org";

    Response page(Bought const& bought) { return get(address_of(bought.order.id, "/return")); }
    Response
    give_back(Bought const& bought, std::string const& email, std::string const& token, bool chosen = true)
    {
        auto body = "token=" + token + "&email=" + http::server::encode_form_text(email);
        if (chosen) body += "&stamp=" + bought.number;
        return post(address_of(bought.order.id, "/return"), body);
    }
};

TEST_F(ReturnPages, ThePageSaysWhatIsGivenBackAndThatTheStampIsVoid)
{
    auto const bought = office_.buy();
    auto const shown = page(bought);
    EXPECT_EQ(shown.status, 200U);
    EXPECT_TRUE(shown.body.contains(domain::stamp::grouped(bought.number)));
    EXPECT_TRUE(shown.body.contains("860,00\u00A0MAD"));
    EXPECT_TRUE(shown.body.contains("ne peut plus servir"));
    EXPECT_TRUE(get(address_of(bought.order.id)).body.contains("/return?t="));
}

TEST_F(ReturnPages, AStampGivenBackIsVoidAndItsMoneyOwed)
{
    auto const bought = office_.buy();
    auto const answer = give_back(bought, address_, token());
    EXPECT_EQ(answer.status, 303U);
    EXPECT_EQ(header_of(answer, "Location"), address_of(bought.order.id));
    auto const order = get(address_of(bought.order.id));
    EXPECT_TRUE(order.body.contains("Remboursement"));
    EXPECT_TRUE(order.body.contains("Annulé le"));
    EXPECT_FALSE(order.body.contains("/return?t="));
    EXPECT_TRUE(page(bought).body.contains("Aucun timbre ne peut être rendu"));
}

TEST_F(ReturnPages, TheSameFormSentTwiceIsOneRefund)
{
    auto const bought = office_.buy();
    auto const name = token();
    EXPECT_EQ(give_back(bought, address_, name).status, 303U);
    EXPECT_EQ(give_back(bought, address_, name).status, 303U);
    EXPECT_EQ(office_.count("refund"), 1);
}

TEST_F(ReturnPages, WhoHasOnlyTheLinkGivesNothingBack)
{
    auto const bought = office_.buy();
    auto const answer = give_back(bought, "somebody@example.org", token());
    EXPECT_EQ(answer.status, 422U);
    EXPECT_TRUE(answer.body.contains("somebody@example.org"));
    EXPECT_TRUE(answer.body.contains("checked"));
    EXPECT_EQ(office_.count("refund"), 0);
    EXPECT_EQ(give_back(bought, "AMINA@example.org", token()).status, 303U);
}

TEST_F(ReturnPages, WithoutAStampOrATokenNothingHappens)
{
    auto const bought = office_.buy();
    EXPECT_EQ(give_back(bought, address_, token(), false).status, 422U);
    EXPECT_EQ(give_back(bought, address_, "abc").status, 422U);
    EXPECT_EQ(office_.count("refund"), 0);
}

TEST_F(ReturnPages, AnotherSiteCannotGiveBackForSomebody)
{
    auto const bought = office_.buy();
    auto const name = token();
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(give_back(bought, address_, name).status, 403U);
}

TEST_F(ReturnPages, AUsedStampIsNotOffered)
{
    auto const bought = office_.buy();
    office_.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k");
    EXPECT_TRUE(page(bought).body.contains("Aucun timbre ne peut être rendu"));
    auto const answer = give_back(bought, address_, token());
    EXPECT_EQ(answer.status, 422U);
    EXPECT_EQ(office_.count("refund"), 0);
}

TEST_F(ReturnPages, AnotherOrdersStampIsNotGivenBack)
{
    auto const mine = office_.buy();
    auto const theirs = office_.buy();
    auto const answer = post(
        address_of(mine.order.id, "/return"),
        "token=" + token() + "&email=" + http::server::encode_form_text(address_) + "&stamp=" + theirs.number
    );
    EXPECT_EQ(answer.status, 422U);
    EXPECT_EQ(office_.count("refund"), 0);
}

} // namespace
} // namespace etimbre::web
