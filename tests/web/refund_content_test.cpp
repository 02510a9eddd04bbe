#include "buying.hpp"
#include "web/refund_content.hpp"

namespace etimbre::web {
namespace {

using ReturnContent = Buying;

TEST_F(ReturnContent, AFeeThatIsKeptIsSaid)
{
    auto const bought = office_.buy();
    EXPECT_FALSE(get(address_of(bought.order.id, "/return")).body.contains("Retenu"));
    office_.desk().refund_terms.policy.fee_minor = 1000;
    auto const page = get(address_of(bought.order.id, "/return"));
    EXPECT_TRUE(page.body.contains("850,00\u00A0MAD"));
    EXPECT_TRUE(page.body.contains("Retenu"));
}

TEST_F(ReturnContent, AfterItsTimeAStampIsNotOffered)
{
    auto const bought = office_.buy();
    office_.desk().refund_terms.policy.window = std::chrono::days{1};
    office_.let_pass(std::chrono::days{2});
    EXPECT_FALSE(get(address_of(bought.order.id)).body.contains("/return?t="));
}

} // namespace
} // namespace etimbre::web
