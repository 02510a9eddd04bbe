#include "domain/settlement/identity.hpp"
#include "plain_hash.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::settlement {
namespace {

std::chrono::sys_days const day{std::chrono::year{2026} / 12 / 1};

StatementHead head()
{
    StatementHead of;
    of.account = "MA64011519000001205000534921";
    of.statement_id = "STMT-1";
    of.year = 2026;
    of.sequence_no = 7;
    return of;
}

std::string identity(StatementHead const& of)
{
    return identity_of(of, plain_hash);
}

Entry entry(std::int64_t minor)
{
    Entry of;
    of.amount = core::Money::of_minor(minor, core::mad);
    of.booked = of.value = day;
    return of;
}

// Some banks begin to number anew each year.
TEST(Identity, OfNextYearsStatementOfTheSameNameIsAnother)
{
    auto next_year = head();
    next_year.year = 2027;
    EXPECT_NE(identity(head()), identity(next_year));
    EXPECT_EQ(identity(head()), identity(head()));
}

TEST(Identity, TellsPagesAccountsAndNoticesApart)
{
    auto page = head();
    page.page_no = 2;
    auto other = head();
    other.account = "MA64011519000001205000534922";
    auto notice = head();
    notice.notification = true;
    EXPECT_NE(identity(head()), identity(page));
    EXPECT_NE(identity(head()), identity(other));
    EXPECT_NE(identity(head()), identity(notice));
}

TEST(Fingerprint, OfAMovementIsItsReferenceAtTheBank)
{
    auto one = entry(100);
    auto other = entry(200);
    one.bank_ref = other.bank_ref = "REF-1";
    other.text = "said in other words";
    EXPECT_EQ(fingerprint_of(one, head(), plain_hash), fingerprint_of(other, head(), plain_hash));
    other.sign = -1;
    EXPECT_NE(fingerprint_of(one, head(), plain_hash), fingerprint_of(other, head(), plain_hash));
}

TEST(Fingerprint, OfAMovementWithoutReferenceIsAllThatIsSaidOfIt)
{
    EXPECT_EQ(fingerprint_of(entry(100), head(), plain_hash), fingerprint_of(entry(100), head(), plain_hash));
    EXPECT_NE(fingerprint_of(entry(100), head(), plain_hash), fingerprint_of(entry(101), head(), plain_hash));
}

TEST(Fingerprint, OfATransactionIsTheSameInTheBanksFileAndTheAcquirers)
{
    Line bank;
    bank.kind = Kind::sale;
    bank.acquirer_ref = "26335ABC";
    auto report = bank;
    report.auth_code = "123456";
    EXPECT_EQ(fingerprint_of(bank, "cmi", plain_hash), fingerprint_of(report, "cmi", plain_hash));
    report.kind = Kind::refund;
    EXPECT_NE(fingerprint_of(bank, "cmi", plain_hash), fingerprint_of(report, "cmi", plain_hash));
    EXPECT_NE(fingerprint_of(bank, "cmi", plain_hash), fingerprint_of(bank, "other", plain_hash));
}

std::string content(std::int64_t minor, std::int64_t closing)
{
    Content of{plain_hash};
    of.add(entry(minor));
    of.add(Line{});
    StatementEnd end;
    end.closing_minor = closing;
    return of.end(end);
}

TEST(Content, ChangesWithWhatAStatementSays)
{
    EXPECT_EQ(content(100, 100), content(100, 100));
    EXPECT_NE(content(100, 100), content(101, 100));
    EXPECT_NE(content(100, 100), content(100, 101));
}

} // namespace
} // namespace etimbre::domain::settlement
