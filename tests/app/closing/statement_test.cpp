#include "app/closing/statement.hpp"
#include "core/cbor.hpp"
#include "domain/stamp/cose.hpp"

#include <gmock/gmock.h>

namespace etimbre::app::closing {
namespace {

using ::testing::ElementsAre;

Statement statement()
{
    Statement of;
    of.day = std::chrono::year{2026} / 11 / 30;
    of.span = {core::instant_of_unix(1'796'076'000), core::instant_of_unix(1'796'162'400)};
    of.feed_seq = 7;
    of.feed_hash = std::string(64, 'a');
    of.log_size = 3;
    of.previous_hash = std::string(64, '0');
    of.kid = {1, 2, 3, 4, 5, 6, 7, 8};
    of.lines = {
        {"outstanding:chancery:CG-PAR:MAD", 800, 0, 800, 1600},
        {"revenue:chancery:CG-LYS:MAD", 0, 300, 0, 300},
        {"revenue:chancery:CG-PAR:MAD", 100, 900, 100, 900},
        {"revenue:service:CG-PAR:MAD", 0, 60, 0, 60},
    };
    return of;
}

TEST(ClosingStatement, ItsBytesAreTheSameWheneverTheyAreMade)
{
    EXPECT_EQ(payload_of(statement()), payload_of(statement()));
    auto other = statement();
    other.lines.back().credits += 1;
    EXPECT_NE(payload_of(other), payload_of(statement()));
}

TEST(ClosingStatement, AReaderFindsEverythingInIt)
{
    namespace cbor = core::cbor;
    auto const value = cbor::decode(payload_of(statement()));
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(*cbor::as<std::string>(cbor::find(*value, 1)), "closing");
    EXPECT_EQ(*cbor::as<std::string>(cbor::find(*value, 2)), "2026-11-30");
    EXPECT_EQ(*cbor::as<std::int64_t>(cbor::find(*value, 5)), 7);
    EXPECT_EQ(cbor::as<core::Bytes>(cbor::find(*value, 6))->size(), 32U);
    EXPECT_EQ(cbor::as<cbor::Array>(cbor::find(*value, 9))->size(), 4U);
}

TEST(ClosingStatement, ItIsSignedByItsOwnKeyAsReceiptsAre)
{
    auto const sign = [](domain::stamp::Kid const& kid, core::ByteView) {
        domain::stamp::Signature signature{};
        signature.front() = kid.front();
        return signature;
    };
    auto const message = domain::stamp::decode_sign1(signed_statement(statement(), sign)).value();
    EXPECT_EQ(message.kid, statement().kid);
    EXPECT_EQ(message.payload, payload_of(statement()));
    EXPECT_EQ(message.signature.front(), 1);
}

TEST(ClosingStatement, EachRevenueAccountIsRemittedForItself)
{
    auto const remittances = remittances_of(statement());
    EXPECT_THAT(
        remittances,
        ElementsAre(Remittance{"CG-LYS", "MAD", {0, 300, 0}}, Remittance{"CG-PAR", "MAD", {0, 800, 60}})
    );
    EXPECT_THAT(totals_of(remittances), ElementsAre(Remittance{"", "MAD", {0, 1100, 60}}));
    EXPECT_EQ(remittances.back().total(), 860);
}

} // namespace
} // namespace etimbre::app::closing
