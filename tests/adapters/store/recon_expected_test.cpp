#include "adapters/store/recon_expected.hpp"
#include "recon_samples.hpp"

#include <set>

namespace etimbre::adapters::store {
namespace {

using recon::Kind;

struct Expected : ReconTest {
    std::vector<recon::Expectation> of(char letter)
    {
        return ReconExpected{session_->sql()}.of({file_of(letter), 0, 100});
    }
    std::vector<recon::Expectation> described(std::string_view acquirer, std::string_view code)
    {
        return ReconExpected{session_->sql()}.described(acquirer, code);
    }
    void report(char letter, std::vector<FileLine> const& lines)
    {
        files_.begin(letter);
        for (auto const& line : lines) files_.line(letter, line);
        files_.end(letter);
        books().files.begin(file_of(letter), noon);
    }
    void note_callback(int n, std::string const& transaction)
    {
        unit_.pay.inbox.note(
            {id_of_number(n) + id_of_number(n), oid_of(n), "00", transaction, "APPROVED", noon}
        );
    }
};

TEST_F(Expected, ASaleIsFoundByItsOidOnce)
{
    buy(unit_, 1);
    report(
        'a', {{.number = 1, .oid = oid_of(1)}, {.number = 2, .oid = oid_of(1)}, {.number = 3, .oid = "other"}}
    );
    auto const all = of('a');
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].kind, Kind::sale);
    EXPECT_EQ(all[0].id, id_of_number(1));
    EXPECT_EQ(all[0].our_ref, oid_of(1));
    EXPECT_EQ(all[0].amount, mad(price));
    EXPECT_TRUE(all[0].booked);
    EXPECT_FALSE(all[0].told);
}

TEST_F(Expected, ASaleIsFoundByTheAcquirersReferenceThoughItsCallbackWasLost)
{
    buy(unit_, 1);
    name(unit_, 1, {"T-1", ""});
    report('a', {{.number = 1, .ref = "T-1"}, {.number = 2, .oid = "other"}});
    auto const all = of('a');
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].acquirer_ref, "T-1");
    EXPECT_EQ(all[0].our_ref, oid_of(1));
}

TEST_F(Expected, AChargebackAndItsReversalAreFoundByTheAcquirersReferenceToo)
{
    buy(unit_, 1);
    name(unit_, 1, {"T-1", ""});
    report('a', {{.kind = "chargeback", .ref = "T-1", .fee = 0}});
    reconcile('a');
    report('b', {{.kind = "chargeback_reversal", .ref = "T-1", .fee = 0}});
    EXPECT_EQ(of('b').at(0).kind, Kind::reversal);
    EXPECT_EQ(of('b').at(0).acquirer_ref, "T-1");
}

TEST_F(Expected, ASaleThatBothNamesLeadToStandsThereOnce)
{
    buy(unit_, 1);
    name(unit_, 1, {"T-1", ""});
    note_callback(1, "T-1");
    report('a', {{.number = 1, .oid = oid_of(1), .ref = "T-1"}, {.number = 2, .ref = "T-1"}});
    EXPECT_EQ(of('a').size(), 1U);
}

// A program that does not know the columns left them empty.
TEST_F(Expected, ASaleIsFoundByWhatItsCallbackSaidWhereThePaymentKeepsNoName)
{
    buy(unit_, 1);
    note_callback(1, "T-1");
    report('a', {{.oid = "GARBLED", .ref = "T-1"}});
    auto const all = of('a');
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].acquirer_ref, "T-1");
    EXPECT_EQ(all[0].our_ref, oid_of(1));
}

TEST_F(Expected, WhatIsNotCapturedIsNotBooked)
{
    sell(unit_, 1);
    report('a', {{.oid = oid_of(1)}});
    EXPECT_FALSE(of('a').at(0).booked);
}

TEST_F(Expected, ASaleAndALineThatTellsOfItOnceMoreStandUnderOneName)
{
    buy(unit_, 1);
    report(
        'a', {{.number = 1, .oid = oid_of(1), .ref = "T-1"}, {.number = 2, .oid = oid_of(1), .ref = "T-1"}}
    );
    reconcile('a');
    report('b', {{.oid = oid_of(1), .ref = "T-1"}});
    auto const all = of('b');
    ASSERT_EQ(all.size(), 2U);
    for (auto const& each : all) {
        EXPECT_EQ(each.acquirer_ref, "") << "or one of two twins would be taken for a duplicate";
        EXPECT_EQ(each.our_ref, oid_of(1));
    }
}

TEST_F(Expected, AnotherAcquirersPaymentIsNotOurs)
{
    buy(unit_, 1);
    report('a', {{.oid = oid_of(1)}});
    session_->sql() << "UPDATE recon_file SET acquirer = 'other'";
    EXPECT_TRUE(of('a').empty());
}

TEST_F(Expected, WhatALineHasToldIsSaidWithIt)
{
    buy(unit_, 1);
    report('a', {{.number = 5, .oid = oid_of(1)}});
    reconcile('a');
    files_.begin('b', "camt.053");
    files_.line('b', {.entry = 1, .oid = oid_of(1)});
    files_.end('b');
    books().files.begin(file_of('b'), noon);
    auto const told = of('b').at(0).told.value();
    EXPECT_EQ(told.line, file_of('a') + ":5");
    EXPECT_EQ(told.source, recon::Source::report);
    EXPECT_FALSE(told.superseded);
    EXPECT_FALSE(told.answered);
    EXPECT_EQ(told.gross, mad(price));
    EXPECT_EQ(told.fee, mad(agreed));
}

TEST_F(Expected, ALineOfAFileThatIsReplacedIsSuperseded)
{
    buy(unit_, 1);
    report('a', {{.oid = oid_of(1)}, {.number = 2, .oid = "nobody"}});
    reconcile('a');
    files_.begin('b');
    files_.replace('a', 'b');
    files_.line('b', {.oid = oid_of(1)});
    files_.line('b', {.number = 2, .oid = "nobody"});
    files_.end('b');
    books().files.begin(file_of('b'), noon);
    auto const all = of('b');
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0].told->superseded);
    EXPECT_EQ(all[1].id, "");
    EXPECT_EQ(all[1].told->line, file_of('a') + ":2");
    EXPECT_TRUE(all[1].told->superseded);
}

TEST_F(Expected, ARefundIsExpectedOnceItSucceeded)
{
    buy(unit_, 1);
    session_->sql() << "INSERT INTO refund VALUES ('r1', '" + id_of_number(1) + "', '" + id_of_number(1) +
                           "', 'm', 'r', 'MAD', 500, 0, 0, 1, 'submitted', 0, 1)";
    report('a', {{.kind = "refund", .oid = oid_of(1), .gross = 500, .fee = 0}});
    EXPECT_TRUE(of('a').empty());
    session_->sql() << "UPDATE refund SET state = 'succeeded'";
    EXPECT_EQ(of('a').at(0).id, "r1");
    EXPECT_EQ(of('a').at(0).amount, mad(500));
}

TEST_F(Expected, MoneyThatNoOrderNeededIsExpectedBack)
{
    buy(unit_, 1);
    unit_.pay.ledger.post(domain::ledger::give_back(id_of_number(1), "est3dgate", mad(price)), noon);
    report('a', {{.kind = "refund", .oid = oid_of(1)}});
    EXPECT_EQ(of('a').at(0).id, id_of_number(1));
    EXPECT_EQ(of('a').at(0).kind, Kind::refund);
}

TEST_F(Expected, AReversalIsExpectedOfWhatWasChargedBack)
{
    buy(unit_, 1);
    report('a', {{.kind = "chargeback_reversal", .oid = oid_of(1), .fee = 0}});
    EXPECT_TRUE(of('a').empty());
    report('b', {{.kind = "chargeback", .oid = oid_of(1), .gross = 500, .fee = 0}});
    reconcile('b');
    EXPECT_EQ(of('a').at(0).kind, Kind::reversal);
    EXPECT_EQ(of('a').at(0).amount, mad(500));
}

TEST_F(Expected, ADescriptionFitsTheCapturedPaymentsOfThatCodeThatNoLineTellsOf)
{
    for (int const n : {1, 2, 3, 4}) buy(unit_, n);
    sell(unit_, 5);
    for (int const n : {1, 2, 3, 5}) name(unit_, n, {"T-" + std::to_string(n), "123456"});
    report('a', {{.oid = oid_of(2)}});
    reconcile('a');
    auto const all = described("est3dgate", "123456");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(std::set({all[0].id, all[1].id}), std::set({id_of_number(1), id_of_number(3)}));
    EXPECT_EQ(all[0].kind, Kind::sale);
    EXPECT_EQ(all[0].auth_code, "123456");
    EXPECT_EQ(all[0].amount, mad(price));
    EXPECT_EQ(all[0].day, std::chrono::floor<std::chrono::days>(noon));
    EXPECT_TRUE(all[0].booked);
    EXPECT_FALSE(all[0].told);
}

TEST_F(Expected, ADescriptionFitsNoPaymentOfAnotherAcquirerOrCode)
{
    buy(unit_, 1);
    EXPECT_EQ(described("est3dgate", code_of(1)).size(), 1U);
    EXPECT_TRUE(described("other", code_of(1)).empty());
    EXPECT_TRUE(described("est3dgate", code_of(2)).empty());
}

} // namespace
} // namespace etimbre::adapters::store
