#include "adapters/est3dgate/cc5_history.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace etimbre::adapters::est3dgate {
namespace {

using core::Reason;

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

std::string
record(std::string_view kind, std::string_view state, std::string_view taken, std::string_view code = "00")
{
    return std::string{kind}.append("\t").append(state).append("\t86000\t").append(taken) +
           "\t2026-12-01 10:00:00.000\t2026-12-01 10:00:01.000\t\t123456789012\t654321\t" +
           std::string{code} + "\t26335ABC";
}

Cc5Answer answer_of(std::vector<std::string> const& records)
{
    Cc5Answer answer{
        .order_id = "oid-1",
        .response = "Approved",
        .proc_return_code = "00",
        .err_msg = "",
        .trans_id = "",
        .auth_code = "",
        .host_ref_num = "",
        .extra = {{"TRXCOUNT", std::to_string(records.size())}},
    };
    for (std::size_t at = 0; at < records.size(); ++at)
        answer.extra.emplace_back("TRX" + std::to_string(at + 1), records[at]);
    return answer;
}

app::pay::MoneyHistory read(std::vector<std::string> const& records)
{
    return read_history(answer_of(records), "oid-1").value();
}

TEST(Cc5History, ACaptureThatNothingWasGivenBackOf)
{
    auto const history = read({record("S", "C", "86000")});
    EXPECT_EQ(history.captured, mad(86000));
    EXPECT_EQ(history.given_back, mad(0));
}

TEST(Cc5History, CreditsAddUp)
{
    auto const history = read({record("C", "C", "4000"), record("C", "C", "500"), record("S", "C", "86000")});
    EXPECT_EQ(history.captured, mad(86000));
    EXPECT_EQ(history.given_back, mad(4500));
}

TEST(Cc5History, ACreditThatWasDeclinedGaveNothingBack)
{
    auto const history =
        read({record("C", "D", "4000", "05"), record("C", "C", "500", "99"), record("S", "C", "86000")});
    EXPECT_EQ(history.given_back, mad(0));
}

TEST(Cc5History, ACaptureThatWasVoidedWentBackAltogether)
{
    auto const history = read({record("S", "V", "")});
    EXPECT_EQ(history.captured, mad(86000));
    EXPECT_EQ(history.given_back, mad(86000));
}

TEST(Cc5History, TheHoldBeforeTheCaptureIsNotMoneyTaken)
{
    auto const history = read({record("S", "C", "86000"), record("S", "A", "86000")});
    EXPECT_EQ(history.captured, mad(86000));
    EXPECT_FALSE(read({record("S", "A", "86000")}).captured.has_value());
}

TEST(Cc5History, NothingIsToldWhileARecordIsPendingOrOfAnUnknownState)
{
    for (auto const* const state : {"PN", "R", "X", ""}) {
        auto const history = read({record("C", state, "4000"), record("S", "C", "86000")});
        EXPECT_FALSE(history.captured.has_value()) << state;
        EXPECT_FALSE(history.given_back.has_value()) << state;
    }
}

TEST(Cc5History, NothingIsToldByAnErrorOrWithoutARecord)
{
    auto refused = answer_of({});
    refused.proc_return_code = "99";
    EXPECT_FALSE(read_history(refused, "oid-1").value().given_back.has_value());
    EXPECT_FALSE(read({}).given_back.has_value());
}

TEST(Cc5History, AnAnswerAboutAnotherOrderIsRefused)
{
    EXPECT_EQ(read_history(answer_of({}), "oid-2").error().reason, Reason::acquirer_answer);
}

TEST(Cc5History, AnAmountThatIsNoWholeNumberIsRefused)
{
    for (auto const* const amount : {"40.00", "-1", "4000 ", "x", "99999999999999999999"})
        EXPECT_EQ(
            read_history(answer_of({record("C", "C", amount)}), "oid-1").error().reason,
            Reason::acquirer_answer
        ) << amount;
}

TEST(Cc5History, ARecordThatIsMissingOrCutOffIsRefused)
{
    auto missing = answer_of({record("S", "C", "86000")});
    missing.extra.front().second = "2";
    EXPECT_EQ(read_history(missing, "oid-1").error().reason, Reason::acquirer_answer);
    EXPECT_EQ(read_history(answer_of({"S\tC\t86000"}), "oid-1").error().reason, Reason::acquirer_answer);
    auto uncounted = answer_of({});
    uncounted.extra.clear();
    EXPECT_EQ(read_history(uncounted, "oid-1").error().reason, Reason::acquirer_answer);
}

TEST(Cc5History, CreditsBeyondAllNumbersAreNotBelieved)
{
    auto const most = std::to_string(INT64_MAX);
    EXPECT_FALSE(read({record("C", "C", most), record("C", "C", most), record("S", "C", "86000")}).given_back
    );
}

} // namespace
} // namespace etimbre::adapters::est3dgate
