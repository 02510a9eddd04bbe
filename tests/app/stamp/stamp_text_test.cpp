#include "app/stamp/stamp_text.hpp"
#include "books_in_memory.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/receipt.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;

constexpr auto number = "4071883529061770";

struct StampText : ::testing::Test {
    Office office;
    StampText() { office.issue({number}, std::array<std::uint8_t, 2>{'A', 'B'}); }
    StampRow const& row() { return office.stamps.rows.at(number); }
};

TEST_F(StampText, ItsClaimsAreTheRow)
{
    auto const claims = claims_of(row());
    EXPECT_EQ(claims.number, number);
    EXPECT_EQ(claims.amount_minor, 86'000U);
    EXPECT_EQ(claims.holder, row().holder);
    EXPECT_EQ(claims.payment, row().payment);
}

TEST_F(StampText, ThePayloadOfTheTextIsTheOneThatWasLogged)
{
    EXPECT_EQ(adapters::crypto::sha256(domain::stamp::encode(claims_of(row()))), row().payload_hash);
}

TEST_F(StampText, AReceiptHoldsWhatTheEndSaysUnderTheKeyTheEndNames)
{
    StampEnd const end{
        number, EndKind::redeemed, std::string(32, 'a'), "CG-PAR", "3", office.signer.key.kid(), "", noon
    };
    auto const cose = core::from_base64url(receipt_of(row(), end, office.signer));
    ASSERT_TRUE(cose.has_value());
    auto const message = domain::stamp::decode_sign1(*cose);
    ASSERT_TRUE(message.has_value());
    auto const receipt = domain::stamp::decode_receipt(message->payload);
    ASSERT_TRUE(receipt.has_value());
    EXPECT_EQ(receipt->counter, "3");
    EXPECT_EQ(receipt->redeemed_at, core::unix_of(noon));
    EXPECT_EQ(receipt->payload_hash, row().payload_hash);
}

} // namespace
} // namespace etimbre::app::stamp
