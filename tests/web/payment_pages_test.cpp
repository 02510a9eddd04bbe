#include "buying.hpp"

namespace etimbre::web {
namespace {

using http::api::header_of;
using PaymentPages = Buying;

TEST_F(PaymentPages, TheBanksFormGoesToAcquirersOfTodayAndNowhereElse)
{
    auto const order = office_.order();
    office_.pay(order, "k");
    auto const response = get(address_of(order.id, "/pay"));
    EXPECT_EQ(response.status, 200U);
    EXPECT_TRUE(header_of(response, "Content-Security-Policy")
                    .ends_with("; form-action https://pay.example https://atlas.example"));
    EXPECT_TRUE(response.body.contains("name=\"oid\""));
}

TEST_F(PaymentPages, ThereIsNothingToPayWithoutAnOpenAttempt)
{
    auto const order = office_.order();
    EXPECT_EQ(header_of(get(address_of(order.id, "/pay")), "Location"), address_of(order.id));
    EXPECT_EQ(
        header_of(get(address_of(office_.buy().order.id, "/pay")), "Location").find("/pay"), std::string::npos
    );
}

TEST_F(PaymentPages, ADoubleClickBeginsOneAttempt)
{
    auto const order = office_.order();
    for (int click = 0; click < 2; ++click)
        EXPECT_EQ(
            header_of(post(address_of(order.id, "/pay"), ""), "Location"), address_of(order.id, "/pay")
        );
    EXPECT_EQ(office_.count("payment"), 1);
}

TEST_F(PaymentPages, APaidOrderIsNotPaidAgain)
{
    auto const bought = office_.buy();
    EXPECT_EQ(
        header_of(post(address_of(bought.order.id, "/pay"), ""), "Location"), address_of(bought.order.id)
    );
    EXPECT_EQ(office_.count("payment"), 1);
}

TEST_F(PaymentPages, WhoPaidAndHasNoStampHasTheBankAskedAtOnce)
{
    auto const order = office_.order();
    office_.pay(order, "k");
    auto const before = office_.wakes;
    auto const response = post(address_of(order.id, "/ask"), "");
    EXPECT_EQ(header_of(response, "Location"), address_of(order.id));
    EXPECT_GT(office_.wakes, before);
    auto const due = app::work::run_and_wait<core::Instant>(office_.read(), [](app::work::Unit& unit) {
        return unit.jobs.next_due().value_or(core::Instant::max());
    });
    EXPECT_LE(due, office_.desk().clock());
}

TEST_F(PaymentPages, WithoutTheLinkNothingIsSaidAndNothingDone)
{
    auto const order = office_.order();
    for (auto const* const step : {"/pay", "/ask"})
        EXPECT_EQ(post("/fr/orders/" + order.id + step + "?t=x", "").status, 404U) << step;
    EXPECT_EQ(get("/fr/orders/" + order.id + "/state?t=x").status, 404U);
    EXPECT_EQ(office_.count("payment"), 0);
}

TEST_F(PaymentPages, AnotherSitesFormDoesNothing)
{
    auto const order = office_.order();
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(post(address_of(order.id, "/pay"), "").status, 403U);
    EXPECT_EQ(office_.count("payment"), 0);
}

TEST_F(PaymentPages, TheStateChangesWithThePage)
{
    auto const order = office_.order();
    EXPECT_EQ(get(address_of(order.id, "/state")).body, "unpaid");
    office_.pay(order, "k");
    EXPECT_EQ(get(address_of(order.id, "/state")).body, "unpaid redirected");
    EXPECT_EQ(get(address_of(office_.buy().order.id, "/state")).body, "paid captured issued");
}

} // namespace
} // namespace etimbre::web
