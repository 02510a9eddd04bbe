#include "app/settlement/layout.hpp"
#include "office.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::settlement {
namespace {

using testing::Office;
using testing::report;
using testing::sample;

std::string replaced(std::string text, std::string const& from, std::string const& to)
{
    text.replace(text.find(from), from.size(), to);
    return text;
}

std::vector<std::size_t> chunk_sizes(std::string const& bytes)
{
    std::vector<std::size_t> sizes;
    auto const of = testing::terms();
    (void)read_file(
        of,
        [&](auto const& take) { return take(bytes), true; },
        [&](Chunk const& chunk) {
            EXPECT_EQ(chunk.number, static_cast<int>(sizes.size()));
            sizes.push_back(chunk.rows());
        },
        [](std::int64_t) { return true; }
    );
    return sizes;
}

TEST(Layout, CutsAFileIntoChunksOfAtMostFiveThousandLines)
{
    EXPECT_EQ(chunk_sizes(report(3)), (std::vector<std::size_t>{4}));
    EXPECT_EQ(chunk_sizes(report(12'000)), (std::vector<std::size_t>{5000, 5000, 2001}));
    EXPECT_EQ(chunk_sizes(report(5000)), (std::vector<std::size_t>{5000, 1}));
}

TEST(Layout, WhatStandsAlikeIsCounted)
{
    Office office;
    using namespace testing;
    auto const sha = office.taken_in(report_head + sales(1) + sales(1) + total_of(2));
    ASSERT_EQ(office.file(sha).state, State::published) << office.file(sha).error.what;
    EXPECT_EQ(office.rows(sha).lines.at(1).occurrence, 1);
    EXPECT_EQ(office.rows(sha).lines.at(2).occurrence, 2);
}

TEST(Layout, AFileOfAccountsThatAreNotOursIsRefused)
{
    Office office;
    auto const sha =
        office.taken_in(replaced(sample("statement.mt940"), testing::account, "DE02120300000000202051"));
    EXPECT_EQ(office.file(sha).error.what, "an account that is none of ours");
}

TEST(Layout, AFileOfTwoAcquirersAccountsIsRefused)
{
    Office office;
    auto const sha = office.taken_in(
        replaced(sample("camt053-v08.xml"), "MA64011519000001205000534999", "FR7630006000011234567890189")
    );
    EXPECT_EQ(office.file(sha).error.what, "accounts of several acquirers in one file");
}

TEST(Layout, AStatementStandsOnceInAFile)
{
    Office office;
    auto text = sample("statement.mt940");
    auto const sha = office.taken_in(text + "\n" + text);
    EXPECT_EQ(office.file(sha).error.what, "a statement that stands twice in the file");
}

TEST(Layout, WhatAllStatementsDeclareIsTheFiles)
{
    Office office;
    auto const one = office.taken_in(sample("camt053-v02.xml"));
    auto const said = office.file(one).summary;
    EXPECT_EQ(office.file(one).state, State::published) << office.file(one).error.what;
    EXPECT_GE(said.declared_count.value_or(said.entries.credit_count), said.entries.credit_count);
    auto const both = office.taken_in(sample("camt053-v08.xml"));
    EXPECT_EQ(office.file(both).summary.declared_count, std::nullopt); // the second says nothing
}

TEST(Layout, AStatementOfAnotherYearIsAnother)
{
    domain::settlement::StatementHead head;
    head.account = testing::account;
    head.statement_id = "1";
    head.year = 2026;
    auto later = head;
    later.year = 2027;
    EXPECT_NE(identity_of(head, adapters::crypto::sha256), identity_of(later, adapters::crypto::sha256));
}

} // namespace
} // namespace etimbre::app::settlement
