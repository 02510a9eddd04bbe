#include "app/stamp/inspect.hpp"
#include "app/stamp/stamp_text.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;
using core::Reason;

constexpr auto number = "4071883529061770";

struct Inspect : ::testing::Test {
    Office office;
    Inspect() { office.issue({number}); }
    StampState state() { return *office.stamps.find(number); }
};

TEST_F(Inspect, AStampIsExpiredFromTheSecondOfItsExpiryOn)
{
    auto const expiry = core::instant_of_unix(state().row.expires_at);
    EXPECT_EQ(standing_of(state(), expiry - std::chrono::seconds{1}), Standing::issued);
    EXPECT_EQ(standing_of(state(), expiry), Standing::expired);
    EXPECT_EQ(spent(state(), expiry), Reason::expired);
}

TEST_F(Inspect, ItsEndGoesBeforeItsExpiry)
{
    office.stamps.end({number, EndKind::redeemed, "r", "CG-PAR", "3", {}, "", noon});
    EXPECT_EQ(standing_of(state(), noon + std::chrono::days{400}), Standing::redeemed);
    EXPECT_EQ(spent(state(), noon), Reason::redeemed);
}

TEST_F(Inspect, AStampThatAPersonMustLookAtIsNeitherValidNorUsable)
{
    auto frozen = state();
    frozen.frozen = true;
    EXPECT_EQ(standing_of(frozen, noon), Standing::suspended);
    EXPECT_EQ(spent(frozen, noon), Reason::suspended);
    EXPECT_EQ(standing_of(frozen, noon + std::chrono::days{400}), Standing::suspended);
    frozen.end = StampEnd{number, EndKind::redeemed, "r", "CG-PAR", "3", {}, "", noon};
    EXPECT_EQ(standing_of(frozen, noon), Standing::redeemed);
}

TEST_F(Inspect, AStampThatCanBeUsedIsNotSpent)
{
    EXPECT_EQ(spent(state(), noon), std::nullopt);
}

TEST_F(Inspect, ANumberThatWasNeverIssuedIsUnknown)
{
    auto const found = look_up(office.books, {"1000000000000053", std::nullopt}, adapters::crypto::sha256);
    EXPECT_EQ(found.error().reason, Reason::number_unknown);
}

TEST_F(Inspect, AnIssuedNumberIsFound)
{
    EXPECT_TRUE(look_up(office.books, {number, std::nullopt}, adapters::crypto::sha256).has_value());
}

/// Shows a code to the books and counts how often its signature had to be verified.
struct Recognise : Inspect {
    int verified = 0;
    domain::stamp::TrustList trust = office.signer.trust();

    core::Result<StampState> show(domain::stamp::Sign1 const& message)
    {
        domain::stamp::VerifySignature const counted =
            [this](auto const& x, auto bytes, auto const& signature) {
                ++verified;
                return adapters::crypto::verify_signature(x, bytes, signature);
            };
        return recognise(
            office.books, message, {trust, counted, office.signer, adapters::crypto::sha256}, noon
        );
    }
    domain::stamp::Sign1 sold() { return domain::stamp::open(text_of(state().row, office.signer)).value(); }
};

TEST_F(Recognise, OurOwnCodeIsKnownWithoutVerifyingIt)
{
    EXPECT_EQ(show(sold()).value().row.number, number);
    EXPECT_EQ(verified, 0);
}

TEST_F(Recognise, ASignatureThatIsNotOursIsVerifiedAndRefused)
{
    auto forged = sold();
    forged.signature.front() ^= 1;
    EXPECT_EQ(show(forged).error().reason, Reason::signature);
    EXPECT_EQ(verified, 1);
}

TEST_F(Recognise, AClaimThatWasChangedIsNeverPutBeforeOurKey)
{
    auto row = state().row;
    row.service = "PAS-EXT";
    auto changed = sold();
    changed.payload = domain::stamp::encode(claims_of(row));
    EXPECT_EQ(show(changed).error().reason, Reason::signature);
    EXPECT_EQ(verified, 1);
}

TEST_F(Recognise, AWellSignedCodeThatWasNeverLoggedIsRefused)
{
    auto row = state().row;
    row.number = "1000000000000053";
    auto const stolen = domain::stamp::open(text_of(row, office.signer)).value();
    EXPECT_EQ(show(stolen).error().reason, Reason::not_in_log);
}

TEST_F(Recognise, ItsKeyMustStillBeTrusted)
{
    trust.keys.front().cut = 0;
    EXPECT_EQ(show(sold()).error().reason, Reason::key_revoked);
    trust.keys.clear();
    EXPECT_EQ(show(sold()).error().reason, Reason::key_unknown);
}

} // namespace
} // namespace etimbre::app::stamp
