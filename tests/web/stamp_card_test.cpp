#include "buying.hpp"

namespace etimbre::web {
namespace {

using StampCard = Buying;

TEST_F(StampCard, TheCodeStandsInThePageAndIsNamedByItsNumber)
{
    auto const bought = office_.buy();
    auto const page = get(address_of(bought.order.id));
    EXPECT_TRUE(page.body.contains("svg " + bought.text));
    EXPECT_TRUE(page.body.contains(R"(role="img" aria-label="Code du timbre numéro )"));
}

TEST_F(StampCard, ItIsKeptAsPaperAsPictureAndByWhateverThePhoneOffers)
{
    auto const bought = office_.buy();
    auto const page = get(address_of(bought.order.id));
    EXPECT_TRUE(page.body.contains("stamp.pdf?t="));
    EXPECT_TRUE(page.body.contains("download=\"etimbre-" + bought.number + ".png\""));
    EXPECT_TRUE(page.body.contains("data-share=\"/api/v1/stamps/" + bought.number + "/qr.png?t="));
}

TEST_F(StampCard, AUsedStampSaysSinceWhenAndOffersNothing)
{
    auto const bought = office_.buy();
    office_.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k");
    auto const page = get(address_of(bought.order.id));
    EXPECT_TRUE(page.body.contains("Utilisé le"));
    EXPECT_FALSE(page.body.contains("download="));
}

} // namespace
} // namespace etimbre::web
