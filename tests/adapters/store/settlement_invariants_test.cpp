#include "adapters/store/settlement_invariants.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

/// A file that was revised by another; and what somebody then does to the rows.
struct SettlementInvariants : SettlementTest {
    SettlementInvariants()
    {
        put('a', "one", 1);
        put('b', "two", 2);
        files.supersede(sha('a'), sha('b'));
        unit_.jobs.schedule(app::jobs::Kind::take_in, sha('c'), the_noon);
        files.receive(sample_file('c'));
        files.receive(sample_file('d'));
        files.reject(sha('d'), {}, {"why", 1, ""}, the_noon);
    }

    /// The ids of the rules that are broken.
    std::string broken()
    {
        std::string ids;
        for (auto const& rule : settlement_invariants()) {
            soci::rowset<soci::row> const found = (session_->sql().prepare << std::string{rule.query});
            if (found.begin() != found.end())
                ids += std::string{ids.empty() ? "" : " "} + std::string{rule.id};
        }
        return ids;
    }
    std::string broken_by(std::string const& sql)
    {
        session_->sql() << sql;
        return broken();
    }
};

TEST_F(SettlementInvariants, HoldWhereNobodyDidAnything)
{
    EXPECT_EQ(broken(), "");
}

TEST_F(SettlementInvariants, ALostLineIsFound)
{
    EXPECT_EQ(
        broken_by("DELETE FROM settlement_line WHERE file_sha = '" + sha('b') + "'"), "I24-lines I24-details"
    );
}

TEST_F(SettlementInvariants, AnotherAmountIsFound)
{
    EXPECT_EQ(
        broken_by("UPDATE settlement_entry SET amount_minor = 99 WHERE file_sha = '" + sha('b') + "'"),
        "I24-entries I24-statement"
    );
}

TEST_F(SettlementInvariants, AFileThatNobodyGoesOnWithIsFound)
{
    EXPECT_EQ(broken_by("DELETE FROM job"), "I24-owed");
}

TEST_F(SettlementInvariants, WhatIsLeftOfARefusedFileIsFound)
{
    EXPECT_EQ(broken_by("INSERT INTO settlement_chunk VALUES ('" + sha('d') + "', 0, 1)"), "I24-refused");
}

TEST_F(SettlementInvariants, AStatementThatNobodySpeaksForIsFound)
{
    EXPECT_EQ(broken_by("DELETE FROM settlement_revision"), "I24-spoken");
}

TEST_F(SettlementInvariants, AMissingRevisionIsFound)
{
    EXPECT_EQ(broken_by("DELETE FROM settlement_revision WHERE revision = 1"), "I24-spoken I24-revision");
}

TEST_F(SettlementInvariants, AFileThatIsSupersededByNobodyIsFound)
{
    EXPECT_EQ(
        broken_by("UPDATE settlement_file SET superseded_by = NULL WHERE state = 'superseded'"),
        "I24-superseded"
    );
}

TEST_F(SettlementInvariants, AFileThatIsReplacedAndStillCountsIsFound)
{
    EXPECT_EQ(
        broken_by("UPDATE settlement_file SET state = 'published', superseded_by = NULL"
                  " WHERE state = 'superseded'"),
        "I24-superseded"
    );
}

} // namespace
} // namespace etimbre::adapters::store
