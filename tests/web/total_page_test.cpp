#include "buying.hpp"

namespace etimbre::web {
namespace {

using TotalPage = Buying;

TEST_F(TotalPage, TheTotalIsInDirhamsAndInLocalMoneyWithItsRateAndDate)
{
    auto const response = get("/fr/posts/CG-PAR/total?PAS-EST=1&IMM-INS=2");
    EXPECT_EQ(response.status, 200U);
    EXPECT_TRUE(response.body.contains("1000,00\u00A0MAD"));
    EXPECT_TRUE(response.body.contains("93,02\u00A0EUR"));
    EXPECT_TRUE(response.body.contains("1\u00A0EUR = 10,75\u00A0MAD"));
    EXPECT_TRUE(response.body.contains("01/01/2024"));
}

TEST_F(TotalPage, LookingKeepsNothing)
{
    get("/fr/posts/CG-PAR/total?PAS-EST=1");
    EXPECT_EQ(office_.count("quote"), 0);
}

TEST_F(TotalPage, TooManyIsCutAndSaidBesideTheField)
{
    auto const response = get("/en/posts/CG-PAR/total?PAS-EST=30");
    EXPECT_EQ(response.status, 422U);
    EXPECT_TRUE(response.body.contains("The number is from 1 to 20"));
    EXPECT_TRUE(response.body.contains(R"(value="20")"));
}

} // namespace
} // namespace etimbre::web
