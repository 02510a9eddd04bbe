#include "app/stamp/redeem_stamp.hpp"
#include "app/stamp/stamp_text.hpp"
#include "books_in_memory.hpp"
#include "domain/stamp/receipt.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;
using core::Reason;

constexpr auto number = "4071883529061770";

struct RedeemStamp : ::testing::Test {
    Office office;

    Presented scanned(core::Instant now = noon)
    {
        auto const text = text_of(office.stamps.rows.at(number), office.signer);
        auto verified =
            domain::stamp::verify(text, now, office.signer.trust(), adapters::crypto::verify_signature);
        return {number, *verified};
    }
    RedeemCommand command(Presented presented)
    {
        return {std::move(presented), "PAS-EST", std::nullopt, {"CG-PAR", "3"}, core::RedemptionId{"r1"}};
    }
    core::Result<Redemption> redeem(RedeemCommand const& wanted, core::Instant now = noon)
    {
        return redeem_stamp(
            office.books, wanted, {office.holders, office.signer, adapters::crypto::sha256}, now
        );
    }
    Reason refusal(RedeemCommand const& wanted, core::Instant now = noon)
    {
        return redeem(wanted, now).error().reason;
    }
};

TEST_F(RedeemStamp, TheFirstCounterEndsItAndTheSecondLearnsWhenAndWhere)
{
    office.issue({number});
    auto const won = redeem(command(scanned()));
    ASSERT_TRUE(won && won->accepted);
    auto again = command(scanned());
    again.counter.number = "4";
    auto const lost = redeem(again, noon + std::chrono::seconds{9});
    ASSERT_TRUE(lost.has_value());
    EXPECT_FALSE(lost->accepted);
    EXPECT_EQ(lost->end.counter, "3");
    EXPECT_EQ(lost->end.at, noon);
}

TEST_F(RedeemStamp, ItsValueMovesToRevenueOnceAndByPart)
{
    office.issue({number});
    redeem(command(scanned()));
    redeem(command(scanned()));
    EXPECT_EQ(office.ledger.rows.size(), 4U);
    EXPECT_EQ(office.ledger.rows.at("redeem:4071883529061770:1").credit, "revenue:chancery:CG-PAR:MAD");
}

TEST_F(RedeemStamp, AnotherPostOrServiceIsRefusedAndLeavesItUnused)
{
    office.issue({number});
    auto elsewhere = command(scanned());
    elsewhere.counter.mission = "CG-LYS";
    EXPECT_EQ(refusal(elsewhere), Reason::mission);
    auto otherwise = command(scanned());
    otherwise.service = "IMM-INS";
    EXPECT_EQ(refusal(otherwise), Reason::service);
    EXPECT_TRUE(office.stamps.ends.empty());
}

TEST_F(RedeemStamp, ABoundStampNeedsItsHolderAndTakesItsNumberAlone)
{
    office.issue({number}, std::array<std::uint8_t, 2>{'A', 'B'});
    EXPECT_EQ(refusal(command(scanned())), Reason::holder);
    auto stranger = command(scanned());
    stranger.holder_document = "MAR|ZZ1";
    EXPECT_EQ(refusal(stranger), Reason::holder);
    auto holder = command({number, std::nullopt});
    holder.holder_document = "MAR|AB1";
    EXPECT_TRUE(redeem(holder)->accepted);
}

TEST_F(RedeemStamp, AnUnboundStampIsNeverTakenByItsNumberAlone)
{
    office.issue({number});
    EXPECT_EQ(refusal(command({number, std::nullopt})), Reason::number_only);
}

TEST_F(RedeemStamp, AWellSignedStampThatIsNotInTheBooksIsRefused)
{
    office.issue({number});
    auto const forged = command(scanned());
    office.stamps.rows.clear();
    EXPECT_EQ(refusal(forged), Reason::not_in_log);
}

TEST_F(RedeemStamp, AStampThatSaysAnotherAmountThanTheBooksIsRefused)
{
    office.issue({number});
    auto const altered = command(scanned());
    office.stamps.rows.at(number).total = Office::dirhams(1);
    EXPECT_EQ(refusal(altered), Reason::amount);
}

TEST_F(RedeemStamp, AfterItsValidityItIsRefused)
{
    office.issue({number}, std::array<std::uint8_t, 2>{'A', 'B'});
    auto late = command({number, std::nullopt});
    late.holder_document = "MAR|AB1";
    EXPECT_EQ(refusal(late, noon + std::chrono::days{365}), Reason::expired);
}

TEST_F(RedeemStamp, AVoidedStampIsRefused)
{
    office.issue({number});
    office.stamps.end({number, EndKind::voided, "v1", "CG-PAR", "7", {}, "mistake", noon});
    EXPECT_EQ(refusal(command(scanned())), Reason::voided);
}

TEST_F(RedeemStamp, TheReceiptSaysWhatTheRowsSay)
{
    office.issue({number});
    auto const won = redeem(command(scanned()));
    auto const end =
        StampEnd{number, EndKind::redeemed, std::string(32, 'a'), "CG-PAR", "3", won->end.kid, "", noon};
    EXPECT_EQ(receipt_of(won->row, end, office.signer), receipt_of(won->row, end, office.signer));
}

} // namespace
} // namespace etimbre::app::stamp
