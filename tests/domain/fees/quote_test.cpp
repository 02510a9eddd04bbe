#include "domain/fees/quote.hpp"
#include "seed_files.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace etimbre::domain::fees {
namespace {

using namespace std::chrono_literals;
using core::Reason;

core::Instant const now = std::chrono::sys_days{2026y / 11 / 23} + 12h;

Wish wish(std::string service, int quantity = 1)
{
    return {.service = std::move(service), .quantity = quantity, .age = std::nullopt, .lost = std::nullopt};
}

std::expected<Quote, QuoteRefusal>
quoted(std::vector<Wish> const& wishes, std::string_view mission = "CG-PAR")
{
    return quote(seed_catalogue(), mission, wishes, now);
}

Reason reason_of(std::vector<Wish> const& wishes)
{
    return quoted(wishes).error().refusal.reason;
}

TEST(Quote, AnAdultPassportIsEightHundredAndSixtyDirhams)
{
    auto const quote = quoted({{.service = "PAS-EST", .quantity = 1, .age = 34, .lost = false}}).value();
    EXPECT_EQ(quote.mission, "CG-PAR");
    EXPECT_EQ(quote.tariff_version, "2022-06-27");
    EXPECT_EQ(quote.total, dirhams(860));
    ASSERT_EQ(quote.lines.size(), 1U);
    EXPECT_EQ(quote.lines[0].parts.receipt, dirhams(0));
    EXPECT_EQ(quote.lines[0].parts.chancery, dirhams(800));
    EXPECT_EQ(quote.lines[0].parts.service, dirhams(60));
}

TEST(Quote, ShowsTheTotalInTheMoneyOfTheMission)
{
    auto const shown = quoted({wish("PAS-EST")}, "CG-NYC").value().display.value();
    EXPECT_EQ(core::to_decimal(shown.amount), "89.64");
    EXPECT_EQ(shown.amount.currency().name(), "USD");
    EXPECT_EQ(shown.rate, "9.594");
    EXPECT_EQ(core::to_date(shown.rate_date), "2022-06-27");
    EXPECT_EQ(shown.rounding_step_minor, 1);
    EXPECT_EQ(shown.mode, Rounding::half_up);
}

TEST(Quote, ShowsNothingLocalWhereTheMissionHasNoRate)
{
    EXPECT_FALSE(quoted({wish("PAS-EST")}, "CG-ORN").value().display);
}

TEST(Quote, ADiplomaticVisaIsFree)
{
    EXPECT_EQ(quoted({wish("VIS-DIP", 3)}).value().total, dirhams(0));
}

TEST(Quote, AnUnknownMissionIsRefused)
{
    std::vector const wishes{wish("PAS-EST")};
    EXPECT_EQ(quoted(wishes, "CG-XXX").error().refusal.reason, Reason::mission_unknown);
}

TEST(Quote, AServiceThatIsNotSoldIsAsUnknownAsOneThatDoesNotExist)
{
    EXPECT_EQ(reason_of({wish("PAS-PER2")}), Reason::service_unknown);
    EXPECT_EQ(reason_of({wish("PAS-XXX")}), Reason::service_unknown);
    EXPECT_EQ(reason_of({wish("")}), Reason::service_unknown);
}

TEST(Quote, NothingIsSoldBeforeTheFirstTariff)
{
    std::vector const wishes{wish("PAS-EST")};
    auto const before =
        quote(seed_catalogue(), "CG-PAR", wishes, std::chrono::sys_days{2022y / 6 / 27} - 1us);
    EXPECT_EQ(before.error().refusal.reason, Reason::service_unknown);
    EXPECT_TRUE(quote(seed_catalogue(), "CG-PAR", wishes, std::chrono::sys_days{2022y / 6 / 27}));
}

TEST(Quote, AnAgeThatWasToldMustFit)
{
    auto const aged = [](std::string service, int age) {
        return Wish{std::move(service), 1, age, std::nullopt};
    };
    EXPECT_TRUE(quoted({aged("PAS-EST", 18)}));
    EXPECT_TRUE(quoted({aged("PAS-MIN", 17)}));
    EXPECT_EQ(reason_of({aged("PAS-EST", 17)}), Reason::condition);
    EXPECT_EQ(reason_of({aged("PAS-MIN", 18)}), Reason::condition);
    EXPECT_EQ(reason_of({aged("PAS-EST", -1)}), Reason::fields);
    EXPECT_EQ(reason_of({aged("PAS-EST", 151)}), Reason::fields);
}

TEST(Quote, ALostPassportBuysTheServiceForALostPassport)
{
    auto const after_loss = [](std::string service, std::optional<bool> lost) {
        return Wish{std::move(service), 1, 40, lost};
    };
    EXPECT_TRUE(quoted({after_loss("PAS-PER", true)}));
    EXPECT_EQ(reason_of({after_loss("PAS-PER", {})}), Reason::condition);
    EXPECT_EQ(reason_of({after_loss("PAS-PER", false)}), Reason::condition);
    EXPECT_EQ(reason_of({after_loss("PAS-EST", true)}), Reason::condition);
    EXPECT_TRUE(quoted({after_loss("CNIE-EST", true)}));
}

TEST(Quote, TheRefusedLineIsNamed)
{
    EXPECT_EQ(quoted({wish("PAS-EST"), wish("CNIE-EST"), wish("PAS-PER")}).error().line, 2U);
}

TEST(Quote, QuantityIsOneToTwenty)
{
    for (int const quantity : {1, 20}) EXPECT_TRUE(quoted({wish("IMM-INS", quantity)}));
    for (int const quantity : {-1, 0, 21}) EXPECT_EQ(reason_of({wish("IMM-INS", quantity)}), Reason::fields);
}

TEST(Quote, HasOneToFiftyLines)
{
    EXPECT_EQ(reason_of({}), Reason::fields);
    EXPECT_TRUE(quoted(std::vector(50, wish("IMM-INS"))));
    EXPECT_EQ(reason_of(std::vector(51, wish("IMM-INS"))), Reason::fields);
}

RC_GTEST_PROP(Quote, TheTotalIsTheSumOfTheLinesAndALineItsPartsTimesItsQuantity, ())
{
    auto const basket = *rc::gen::resize(
        20,
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<std::string, int>>>(rc::gen::pair(
            rc::gen::element<std::string>("PAS-EST", "PAS-MIN", "CNIE-EST", "IMM-INS", "VIS-DIP", "EVI-EXP"),
            rc::gen::inRange(1, 21)
        )))
    );
    std::vector<Wish> wishes;
    for (auto const& [service, quantity] : basket) wishes.push_back(wish(service, quantity));

    auto const quote = quoted(wishes).value();
    auto const& tariff = *seed_catalogue().tariff_on(std::chrono::floor<std::chrono::days>(now));
    auto sum = dirhams(0);
    RC_ASSERT(quote.lines.size() == wishes.size());
    for (auto const& line : quote.lines) {
        RC_ASSERT(line.parts == tariff.line(line.service)->parts->times(line.quantity).value());
        RC_ASSERT(line.total == line.parts.total().value());
        sum = core::add(sum, line.total).value();
    }
    RC_ASSERT(quote.total == sum);
    auto const& rate = *seed_catalogue().rate_for("CG-PAR", std::chrono::floor<std::chrono::days>(now));
    RC_ASSERT(quote.display->amount == convert(quote.total, rate).value());
}

} // namespace
} // namespace etimbre::domain::fees
