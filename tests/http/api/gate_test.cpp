#include "http/api/gate.hpp"
#include "office.hpp"

#include <gmock/gmock.h>

namespace etimbre::http::api {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

TEST(Gate, AllAddressesTogetherLookUpTwoNumbersASecond)
{
    telemetry::Metrics metrics;
    Gate gate{{}, metrics};
    for (int i = 0; i < 20; ++i) EXPECT_FALSE(gate.number_lookup("192.0.2." + std::to_string(i), noon));
    EXPECT_EQ(gate.number_lookup("198.51.100.1", noon), seconds{1});
    EXPECT_FALSE(gate.number_lookup("198.51.100.1", noon + milliseconds{500}));
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_rate_limited_total{rule="all_number_lookups"} 1)"));
}

TEST(Gate, OneAddressAloneIsStoppedBeforeItUsesUpWhatAllShare)
{
    telemetry::Metrics metrics;
    Gate gate{{.number_lookups_per_minute = 5}, metrics};
    for (int i = 0; i < 100; ++i) gate.number_lookup("192.0.2.1", noon);
    for (int i = 0; i < 15; ++i) EXPECT_FALSE(gate.number_lookup("198.51.100." + std::to_string(i), noon));
}

TEST(Gate, ABurstOfUnknownNumbersIsOneAlarmAMinute)
{
    telemetry::Metrics metrics;
    Gate gate{{.unknown_numbers_per_minute = 3}, metrics};
    auto& bursts = metrics.counter("etimbre_unknown_number_bursts_total", "");
    for (int i = 0; i < 3; ++i) gate.unknown_number(noon);
    EXPECT_EQ(bursts.value(), 0U) << "people mistype";
    for (int i = 0; i < 50; ++i) gate.unknown_number(noon);
    EXPECT_EQ(bursts.value(), 1U);
    for (int i = 0; i < 50; ++i) gate.unknown_number(noon + seconds{61});
    EXPECT_EQ(bursts.value(), 2U);
    EXPECT_EQ(metrics.counter("etimbre_unknown_numbers_total", "").value(), 103U);
}

TEST(Gate, OrdersDoNotWaitForEachOther)
{
    telemetry::Metrics metrics;
    Gate gate{{.requests_per_minute_per_order = 1}, metrics};
    EXPECT_FALSE(gate.order("a", noon));
    EXPECT_FALSE(gate.order("b", noon));
    EXPECT_EQ(gate.order("a", noon), seconds{60});
}

TEST(Gate, AnOrderAskedForWithoutEndIsToldToWaitWhoeverAsks)
{
    Office office;
    auto const placed = office.order();
    auto const path = "/api/v1/orders/" + placed.id;
    for (int i = 0; i < 200; ++i) EXPECT_EQ(office.get(path, placed.token).status, 200U);
    auto const answer = office.get(path, placed.token);
    EXPECT_EQ(answer.status, 429U);
    EXPECT_EQ(code_of(answer), "E_RATE");
    EXPECT_EQ(office.get(path, "wrong").status, 404U) << "says nothing to a stranger";
}

TEST(Gate, WrongTokensAreLimitedAndTheRightOneStillOpens)
{
    Office office;
    auto const placed = office.order();
    auto const path = "/api/v1/orders/" + placed.id;
    for (int i = 0; i < 20; ++i) EXPECT_EQ(office.get(path, "wrong").status, 404U);
    EXPECT_EQ(office.get(path, "wrong").status, 429U);
    EXPECT_EQ(office.get("/api/v1/orders/" + std::string(32, 'f'), "wrong").status, 429U)
        << "an order that does not exist is no different";
    EXPECT_EQ(office.get(path, placed.token).status, 200U);
}

TEST(Gate, ANumberThatNobodyHasIsCounted)
{
    Office office;
    office.post("/api/v1/checks", R"({"number":"4071883529061770"})");
    office.verify(R"({"number":"4071883529061770"})");
    EXPECT_THAT(office.measures(), HasSubstr("etimbre_unknown_numbers_total 2"));
}

TEST(Gate, AnOrderIsLookedForFiveTimesAMinuteFromOneAddressAndSixTimesAnHourByOneNumber)
{
    telemetry::Metrics metrics;
    Gate gate{{}, metrics};
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(gate.find("192.0.2.1", std::to_string(i), noon));
    EXPECT_EQ(gate.find("192.0.2.1", "5", noon), seconds{12});
    for (int i = 0; i < 6; ++i) EXPECT_FALSE(gate.find("198.51.100." + std::to_string(i), "a", noon));
    EXPECT_EQ(gate.find("198.51.100.7", "a", noon), seconds{600});
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_rate_limited_total{rule="find"} 2)"));
}

TEST(Gate, WhatIsAskedForByNumberAndOnThePageDoNotTellOfEachOther)
{
    telemetry::Metrics metrics;
    Gate gate{{}, metrics};
    for (int i = 0; i < 6; ++i) EXPECT_FALSE(gate.mail("a", noon));
    EXPECT_EQ(gate.mail("a", noon), seconds{600});
    EXPECT_FALSE(gate.find("192.0.2.1", "a", noon));
    EXPECT_THAT(metrics.render(), HasSubstr(R"(etimbre_rate_limited_total{rule="mail"} 1)"));
}

} // namespace
} // namespace etimbre::http::api
