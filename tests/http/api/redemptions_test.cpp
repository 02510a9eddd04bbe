#include "adapters/crypto/ed25519.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/receipt.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto holder =
    R"(,"holder":{"document_type":"passport","document_number":"AB 123456","issuer":"MAR"})";
constexpr auto stranger =
    R"(,"holder":{"document_type":"passport","document_number":"ZZ999999","issuer":"MAR"})";

std::string by_text(Bought const& bought, std::string_view more = "", std::string_view service = "PAS-EST")
{
    return R"({"text":")" + bought.text + R"(","service":")" + std::string{service} + "\"" +
           std::string{more} + "}";
}

std::string by_number(std::string_view number, std::string_view more = "")
{
    return R"({"number":")" + std::string{number} + R"(","service":"PAS-EST")" + std::string{more} + "}";
}

TEST(Redemptions, TheCounterOfTheCertificateEndsTheStamp)
{
    Office office;
    auto const bought = office.buy();
    auto const response = office.redeem(by_text(bought), "k1");
    ASSERT_EQ(response.status, 201U) << response.body;
    auto const redemption = json_of(response);
    EXPECT_TRUE(core::is_id(text_in(redemption, "redemption_id")));
    EXPECT_EQ(text_in(redemption, "number"), bought.number);
    EXPECT_EQ(text_in(redemption, "service"), "PAS-EST");
    EXPECT_EQ(text_in(redemption, "mission"), "CG-PAR");
    EXPECT_EQ(text_in(redemption, "counter"), "3");
    EXPECT_EQ(text_in(redemption, "redeemed_at"), "2026-09-21T14:13:20Z");
    EXPECT_EQ(redemption.size(), 7U);
}

TEST(Redemptions, TheReceiptIsSignedByAKeyOfTheServiceAndSaysTheSame)
{
    Office office;
    auto const redemption = json_of(office.redeem(by_text(office.buy()), "k1"));
    auto const bytes = core::from_base64url(text_in(redemption, "receipt"));
    ASSERT_TRUE(bytes);
    auto const message = domain::stamp::decode_sign1(*bytes);
    ASSERT_TRUE(message);
    auto const receipt = domain::stamp::decode_receipt(message->payload);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->redemption_id, text_in(redemption, "redemption_id"));
    EXPECT_EQ(receipt->number, text_in(redemption, "number"));
    EXPECT_EQ(receipt->counter, "3");

    auto const signed_bytes = domain::stamp::signature_input(message->protected_header, message->payload);
    EXPECT_TRUE(adapters::crypto::verify_signature(
        office.desk().trust()->keys.at(0).x, signed_bytes, message->signature
    ));
}

TEST(Redemptions, WhoComesSecondLearnsWhenAndWhereItWasUsed)
{
    Office office;
    auto const bought = office.buy();
    office.redeem(by_text(bought), "k1");
    office.let_pass(std::chrono::seconds{5});
    auto const second = office.redeem(by_text(bought), "k2");
    EXPECT_EQ(second.status, 409U);
    EXPECT_EQ(code_of(second), "E_REDEEMED");
    auto const problem = json_of(second);
    EXPECT_EQ(text_in(problem, "redeemed_at"), "2026-09-21T14:13:20Z");
    EXPECT_EQ(text_in(problem, "mission"), "CG-PAR");
    EXPECT_EQ(text_in(problem, "counter"), "3");
    EXPECT_EQ(office.count("stamp_end"), 1);
}

TEST(Redemptions, ARepetitionIsAnsweredAsAtFirstHoweverLate)
{
    Office office;
    auto const bought = office.buy();
    auto const first = office.redeem(by_text(bought), "k1");
    office.let_pass(std::chrono::days{400});
    auto const again = office.redeem(by_text(bought), "k1");
    EXPECT_EQ(again.status, 201U);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header_of(again, "Idempotency-Replayed"), "true");
}

TEST(Redemptions, ARefusalIsRepeatedEvenWhenItWouldNotBeGivenAnyMore)
{
    Office office;
    auto const bought = office.buy();
    auto const wrong = office.redeem(by_text(bought, "", "CNIE-EST"), "k1");
    EXPECT_EQ(code_of(wrong), "E_SERVICE");
    office.redeem(by_text(bought), "k2");
    EXPECT_EQ(office.redeem(by_text(bought, "", "CNIE-EST"), "k1").body, wrong.body);
}

TEST(Redemptions, WhatIsKeptHoldsNoReceipt)
{
    Office office;
    office.redeem(by_text(office.buy()), "k1");
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%receipt%'"), 0);
    EXPECT_EQ(office.count("kept_reply WHERE body LIKE '%redemption_id%'"), 1);
}

TEST(Redemptions, TheKeysOfOneCounterAreNotThoseOfAnother)
{
    Office office;
    auto const bought = office.buy();
    office.redeem(by_text(bought), "k1");
    EXPECT_EQ(code_of(office.redeem(by_text(bought), "k1", counter_of_lyon)), "E_MISSION");
}

TEST(Redemptions, TheMissionIsLookedAtBeforeTheServiceAndTheServiceBeforeTheHolder)
{
    Office office;
    auto const bought = office.buy(holder);
    EXPECT_EQ(
        code_of(office.redeem(by_text(bought, stranger, "CNIE-EST"), "k1", counter_of_lyon)), "E_MISSION"
    );
    EXPECT_EQ(code_of(office.redeem(by_text(bought, stranger, "CNIE-EST"), "k2")), "E_SERVICE");
    EXPECT_EQ(code_of(office.redeem(by_text(bought, stranger), "k3")), "E_HOLDER");
    EXPECT_EQ(code_of(office.redeem(by_text(bought), "k4")), "E_HOLDER");
    EXPECT_EQ(office.redeem(by_text(bought, holder), "k5").status, 201U);
}

TEST(Redemptions, ANumberAloneRedeemsOnlyWithTheDocumentItIsBoundTo)
{
    Office office;
    auto const unbound = office.buy();
    auto const bound = office.buy(holder);
    EXPECT_EQ(code_of(office.redeem(by_number(unbound.number), "k1")), "E_NUMBER_ONLY");
    EXPECT_EQ(code_of(office.redeem(by_number(unbound.number, holder), "k2")), "E_NUMBER_ONLY");
    EXPECT_EQ(code_of(office.redeem(by_number(bound.number), "k3")), "E_HOLDER");
    EXPECT_EQ(office.redeem(by_number(bound.number, holder), "k4").status, 201U);
}

TEST(Redemptions, WhatIsNotAStampIsRefusedWithItsCode)
{
    Office office;
    Bought const nothing{{}, "", "CS1:QQ"};
    EXPECT_EQ(office.redeem(by_text(nothing), "k1").status, 422U);
    EXPECT_EQ(code_of(office.redeem(by_text({{}, "", "hello"}), "k2")), "E_PREFIX");
    EXPECT_EQ(code_of(office.redeem(by_number("4071883529061771", holder), "k3")), "N_CHECK");
    EXPECT_EQ(code_of(office.redeem(by_number("4071883529061770", holder), "k4")), "N_UNKNOWN");
}

TEST(Redemptions, AStampOutOfItsTimeIsExpired)
{
    Office office;
    auto const bought = office.buy(holder);
    office.let_pass(std::chrono::days{366});
    EXPECT_EQ(code_of(office.redeem(by_text(bought, holder), "k1")), "E_EXPIRED");
    EXPECT_EQ(code_of(office.redeem(by_number(bought.number, holder), "k2")), "E_EXPIRED");
}

TEST(Redemptions, WithoutACurrentTrustListNothingIsRedeemedAndTheSameKeyMayAskAgain)
{
    Office office;
    auto const bought = office.buy();
    auto stale = *office.desk().trust();
    stale.fresh_until = 0;
    auto const body = R"({"service":"PAS-EST","text":")" + bought.text + "\"}";

    office.trust = std::make_shared<domain::stamp::TrustList const>(stale);
    auto const refused = office.redeem(body, "a-key");
    EXPECT_EQ(refused.status, 503U);
    EXPECT_EQ(code_of(refused), "E_TRUST_STALE");
    EXPECT_NE(header_of(refused, "Retry-After"), "");
    EXPECT_EQ(
        json_of(office.verify(R"({"text":")" + bought.text + "\"}")).at("result").as_string(), "E_TRUST_STALE"
    );

    office.trust.reset();
    EXPECT_EQ(office.redeem(body, "a-key").status, 201U);
}

TEST(Redemptions, ABrokenStoreRedeemsNothingAndMayBeAskedAgain)
{
    Office office;
    auto const bought = office.buy();
    office.write().mood = LaneAtOnce::Mood::broken;
    EXPECT_EQ(office.redeem(by_text(bought), "k1").status, 503U);
    office.write().mood = LaneAtOnce::Mood::well;
    EXPECT_EQ(office.redeem(by_text(bought), "k1").status, 201U);
}

} // namespace
} // namespace etimbre::http::api
