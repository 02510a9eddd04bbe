#include "adapters/crypto/hashing.hpp"
#include "adapters/store/transaction.hpp"
#include "commit_of_units.hpp"
#include "domain/journal/fact.hpp"
#include "domain/journal/record.hpp"
#include "journal_in_memory.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using app::work::Unit;
using testing::ElementsAre;
using testing::HasSubstr;

class WitnessedCommitTest : public GatheredCommitTest {
protected:
    WitnessedCommitTest()
    {
        JournalHead{session_->sql()}.begin("one-0");
        witnessed_.emplace(
            *session_, CommitTerms{.witness = Witness::Terms{journal_, crypto::sha256, half_past_noon}}
        );
    }

    template <class... Works>
    std::vector<std::string> witnessed(Works... works)
    {
        std::vector<Waiting> units;
        (units.push_back({std::move(works), [](std::exception_ptr) {}}), ...);
        std::vector<std::string> sentences;
        for (auto const& failure : witnessed_->carry_out(units)) sentences.push_back(sentence_of(failure));
        return sentences;
    }

    /// The words of the facts of the latest record.
    std::vector<std::string_view> latest_words() const
    {
        std::vector<std::string_view> words;
        auto const read = domain::journal::read_line(journal_.lines.back(), crypto::sha256).value();
        auto const facts = domain::journal::read_facts(read.record.facts).value();
        for (auto const& fact : facts) words.push_back(domain::journal::row_of(fact.kind).word);
        return words;
    }

    static void order_and_reply(Unit& unit)
    {
        write_order(unit, 'a');
        keep("with the order")(unit);
    }

    JournalInMemory journal_;
    std::optional<GatheredCommit> witnessed_;
};

TEST_F(WitnessedCommitTest, FactsAndTheirReplyStandInTheJournalInTheOrderInWhichTheyWereWritten)
{
    EXPECT_THAT(witnessed(order_and_reply), ElementsAre(""));
    EXPECT_THAT(latest_words(), ElementsAre("quoted", "quoted_line", "ordered", "replied"));
    EXPECT_EQ(journal_.known, 1U);
}

TEST_F(WitnessedCommitTest, WhatWasUndoneIsNotWitnessed)
{
    auto order_and_throw = [](Unit& unit) {
        write_order(unit, 'a');
        throw std::runtime_error{"no"};
    };
    EXPECT_THAT(witnessed(order_and_throw, keep("0")), ElementsAre("no", ""));
    EXPECT_TRUE(journal_.lines.empty()) << "a reply alone is no fact";
}

TEST_F(WitnessedCommitTest, AJournalThatIsFullFailsTheBatchAndLeavesNothing)
{
    journal_.full = true;
    EXPECT_THAT(
        witnessed(order_and_reply, keep("beside it")),
        ElementsAre(HasSubstr("no space"), HasSubstr("no space"))
    );
    EXPECT_FALSE(has("beside it"));
    EXPECT_THAT(witnessed(keep("without facts")), ElementsAre("")) << "needs no witness";
    journal_.full = false;
    EXPECT_THAT(witnessed(order_and_reply), ElementsAre(""));
}

using SqliteWitnessedCommitTest = WitnessedCommitTest;

TEST_F(SqliteWitnessedCommitTest, ACommitThatFailsIsSaidByTheNextRecord)
{
    {
        FileLimit const limit{std::filesystem::file_size(database_.file().string() + "-wal")};
        EXPECT_THAT(witnessed(order_and_reply), ElementsAre(HasSubstr("COMMIT")));
    }
    EXPECT_EQ(journal_.lines.size(), 1U);
    EXPECT_EQ(journal_.known, 0U);
    EXPECT_THAT(witnessed(order_and_reply), ElementsAre(""));
    auto const read = domain::journal::read_line(journal_.lines.back(), crypto::sha256).value();
    EXPECT_EQ(read.record.seq, 2U);
    EXPECT_EQ(read.record.base, 0U);
}

} // namespace
} // namespace etimbre::adapters::store
