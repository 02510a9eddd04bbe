#include "http/api/redemptions_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

RedemptionRequest parse(std::string_view body, std::vector<server::FieldError>& errors)
{
    return parse_redemption(*server::parse_json(body), errors);
}

TEST(RedemptionsJson, ARedemptionShowsAStampAndNamesTheService)
{
    std::vector<server::FieldError> errors;
    auto const wanted = parse(
        R"({"number":"4071","service":"PAS-EST",
            "holder":{"document_type":"passport","document_number":"AB1","issuer":"MAR"}})",
        errors
    );
    EXPECT_TRUE(errors.empty());
    EXPECT_EQ(wanted.shown.number, "4071");
    EXPECT_EQ(wanted.service, "PAS-EST");
    EXPECT_EQ(wanted.holder_document, "MAR|AB1");
}

TEST(RedemptionsJson, NobodyCanSayForWhichPostOrCounterItIs)
{
    std::vector<server::FieldError> errors;
    parse(R"({"text":"CS1:","service":"PAS-EST","mission":"CG-PAR","counter":"3"})", errors);
    EXPECT_EQ(errors.size(), 2U);
}

TEST(RedemptionsJson, TheProblemOfAUsedStampTellsWhoWasFirst)
{
    app::stamp::StampEnd const winner{
        "4071883529061770",
        app::stamp::EndKind::redeemed,
        std::string(32, 'e'),
        "CG-PAR",
        "3",
        {},
        "",
        core::instant_of_unix(1'790'000'000),
    };
    auto const response = redeemed_problem(winner, "r1");
    EXPECT_EQ(response.status, 409U);
    EXPECT_NE(
        response.body.find(R"("redeemed_at":"2026-09-21T14:13:20Z","mission":"CG-PAR","counter":"3"})"),
        std::string::npos
    );
}

} // namespace
} // namespace etimbre::http::api
