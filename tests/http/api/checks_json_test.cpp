#include "http/api/checks_json.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

app::stamp::StampState stamp_of(Office& office, std::string const& number)
{
    return app::work::run_and_wait<app::stamp::StampState>(office.read(), [&](app::work::Unit& unit) {
        return unit.stamp.stamps.find(number).value();
    });
}

TEST(ChecksJson, TheResultIsOkOrWhyTheStampCannotBeUsed)
{
    Office office;
    auto stamp = stamp_of(office, office.buy().number);
    auto const now = office.desk().clock();
    EXPECT_EQ(result_of({stamp, false, now}), "OK");
    EXPECT_EQ(result_of({stamp, false, now + std::chrono::days{365}}), "E_EXPIRED");
    stamp.end = end_of(stamp, app::stamp::EndKind::voided);
    EXPECT_EQ(result_of({stamp, false, now}), "E_VOID");
    stamp.end->kind = app::stamp::EndKind::redeemed;
    EXPECT_EQ(result_of({stamp, false, now}), "E_REDEEMED");
}

TEST(ChecksJson, WhatIsNotOursIsNotDescribed)
{
    EXPECT_EQ(refused_check_json(core::Reason::signature), R"({"result":"E_SIGNATURE"})");
    EXPECT_EQ(refused_check_json(core::Reason::number_unknown), R"({"result":"N_UNKNOWN"})");
}

TEST(ChecksJson, ByNumberNothingIsToldThatTheCodeWouldProve)
{
    Office office;
    auto const bought = office.buy();
    auto const json = check_json({stamp_of(office, bought.number), true, office.desk().clock()});
    EXPECT_EQ(json, R"({"result":"OK","state":"issued","service":"PAS-EST","mission":"CG-PAR"})");
}

} // namespace
} // namespace etimbre::http::api
