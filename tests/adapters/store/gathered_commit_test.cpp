#include "adapters/crypto/hashing.hpp"
#include "adapters/store/gathered_commit.hpp"
#include "adapters/store/store_failure.hpp"
#include "adapters/store/transaction.hpp"
#include "domain/journal/fact.hpp"
#include "domain/journal/record.hpp"
#include "journal_in_memory.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <sys/resource.h>

#include <csignal>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::work::Unit;
using testing::AllOf;
using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Work = app::work::Lane::Work;

app::once::RequestKey reply_key(std::string const& key)
{
    return {.client = "c", .key = key, .fingerprint = id_of('f') + id_of('f')};
}

Work keep(std::string const& key)
{
    return [key](Unit& unit) {
        unit.replies.keep(reply_key(key), {.status = 201, .body = std::string(500, 'b')}, noon);
    };
}

Work keep_and_throw(std::string const& key)
{
    return [key](Unit& unit) {
        keep(key)(unit);
        throw std::runtime_error{"a rule of ours"};
    };
}

std::string sentence_of(std::exception_ptr const& failure)
{
    if (!failure) return "";
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& thrown) {
        return thrown.what();
    }
}

class GatheredCommitTest : public testing::Test {
protected:
    template <class... Works>
    std::vector<std::string> carry_out(Works... works)
    {
        std::vector<Waiting> units;
        (units.push_back({std::move(works), [](std::exception_ptr) {}}), ...);
        std::vector<std::string> sentences;
        for (auto const& failure : commit_.carry_out(units)) sentences.push_back(sentence_of(failure));
        return sentences;
    }

    void execute(std::string const& sql) { session_->sql() << sql; }
    bool has(std::string const& key) { return reader_->unit().replies.find(reply_key(key)).has_value(); }

    TempDatabase database_;
    std::unique_ptr<Session> session_ = database_.open();
    std::unique_ptr<Session> reader_ = database_.open(Access::read);
    GatheredCommit commit_{*session_};
};

TEST_F(GatheredCommitTest, AUnitThatThrowsLeavesItsNeighboursCommitted)
{
    EXPECT_THAT(carry_out(keep("0"), keep_and_throw("1"), keep("2")), ElementsAre("", "a rule of ours", ""));
    EXPECT_TRUE(has("0"));
    EXPECT_FALSE(has("1"));
    EXPECT_TRUE(has("2"));
}

// A constraint that refuses a statement undoes that statement alone; the savepoint undoes its unit.
TEST_F(GatheredCommitTest, AUnitWhoseStatementIsRefusedLeavesItsNeighboursCommitted)
{
    auto half = [](Unit& unit) {
        unit.pay.quotes.insert(sample_quote('a'));
        unit.pay.quotes.insert(sample_quote('a'));
    };
    EXPECT_THAT(
        carry_out(keep("0"), half, keep("2")),
        ElementsAre("", AnyOf(HasSubstr("UNIQUE"), HasSubstr("1062")), "")
    );
    EXPECT_TRUE(has("0"));
    EXPECT_TRUE(has("2"));
    EXPECT_FALSE(reader_->unit().pay.quotes.find({id_of('a')}).has_value());
}

TEST_F(GatheredCommitTest, WhatIsCommittedIsExactlyWhatDidNotThrow)
{
    rc::check("any pattern of failures", [this](std::vector<bool> const& throwing) {
        static int round = 0;
        ++round;
        std::vector<Waiting> units;
        auto const key_of = [](std::size_t at) { return std::to_string(round) + "/" + std::to_string(at); };
        for (std::size_t at = 0; at < throwing.size(); ++at)
            units.push_back(
                {throwing[at] ? keep_and_throw(key_of(at)) : keep(key_of(at)), [](std::exception_ptr) {}}
            );
        auto const failures = commit_.carry_out(units);
        for (std::size_t at = 0; at < throwing.size(); ++at) {
            RC_ASSERT((failures[at] != nullptr) == throwing[at]);
            RC_ASSERT(has(key_of(at)) != throwing[at]);
        }
    });
}

// A cached head would go on from a size that was never committed.
TEST_F(GatheredCommitTest, TheHeadOfTheLogIsReadAgainAfterAUnitThatFailed)
{
    using domain::tlog::Totals;
    auto advance_and_throw = [](Unit& unit) {
        unit.stamp.log.advance(0, {7, Totals{{{"MAD", 7}}}});
        throw std::runtime_error{"no"};
    };
    auto advance = [](Unit& unit) {
        EXPECT_EQ(unit.stamp.log.head().size, 0U);
        unit.stamp.log.advance(0, {1, Totals{{{"MAD", 5}}}});
    };
    EXPECT_THAT(carry_out(advance_and_throw, advance), ElementsAre("no", ""));
    EXPECT_EQ(reader_->unit().stamp.log.head().totals, (Totals{{{"MAD", 5}}}));
}

using SqliteGatheredCommitTest = GatheredCommitTest;

TEST_F(SqliteGatheredCommitTest, AFullDiskFailsWhatCannotBeWrittenUntilThereIsSpace)
{
    carry_out(keep("before"));
    execute("PRAGMA max_page_count = 1"); // SQLite takes the present size instead: not one page more
    int failures = 0;
    for (int at = 0; at < 100; ++at) {
        auto const key = "full " + std::to_string(at);
        auto const why = carry_out(keep(key)).front();
        if (why.empty()) continue;
        ++failures;
        EXPECT_THAT(why, HasSubstr("full"));
        EXPECT_FALSE(has(key));
    }
    EXPECT_GT(failures, 50);
    execute("PRAGMA max_page_count = 1000000");
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
    EXPECT_TRUE(has("before"));
    EXPECT_TRUE(has("after"));
}

// SQLite rolls everything back by itself when the disk is full: neighbours that ran well are gone as well,
// and must be told so.
TEST_F(GatheredCommitTest, ATransactionThatTheDatabaseGaveUpFailsItsWholeBatch)
{
    auto give_up = [this](Unit&) {
        execute("ROLLBACK");
        throw StoreFailure{"disk full"};
    };
    EXPECT_THAT(
        carry_out(keep("0"), give_up, keep("2")),
        ElementsAre(HasSubstr("gave up"), "disk full", HasSubstr("gave up"))
    );
    EXPECT_FALSE(has("0"));
    EXPECT_FALSE(has("2"));
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
}

TEST_F(GatheredCommitTest, ATransactionLostWithoutAWordFailsItsWholeBatch)
{
    auto lose = [this](Unit&) { execute("ROLLBACK"); };
    EXPECT_THAT(carry_out(keep("0"), lose, keep("2")), Each(Not("")));
    EXPECT_FALSE(has("0"));
    EXPECT_FALSE(has("2"));
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
}

/// No file may grow past `bytes` while this lives: what a full disk is to a commit.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto limited = before_;
        limited.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileLimit(FileLimit const&) = delete;
    FileLimit& operator=(FileLimit const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

// Pages reach the disk at the commit: there the whole batch fails, and nobody is told otherwise.
TEST_F(SqliteGatheredCommitTest, ACommitThatCannotReachTheDiskFailsItsWholeBatch)
{
    carry_out(keep("before"));
    {
        FileLimit const limit{std::filesystem::file_size(database_.file().string() + "-wal")};
        EXPECT_THAT(
            carry_out(keep("0"), keep("1"), keep_and_throw("2")),
            ElementsAre(HasSubstr("COMMIT"), HasSubstr("COMMIT"), "a rule of ours")
        );
    }
    for (auto const* const key : {"0", "1", "2"}) EXPECT_FALSE(has(key)) << key;
    EXPECT_THAT(carry_out(keep("after")), ElementsAre(""));
    EXPECT_TRUE(has("before"));
    EXPECT_TRUE(has("after"));
}

TEST_F(SqliteGatheredCommitTest, ADatabaseLockedBySomebodyElseFailsTheBatchAndNotTheNext)
{
    execute("PRAGMA busy_timeout = 20");
    auto const other = database_.open();
    {
        Transaction const held{other->sql()};
        EXPECT_THAT(carry_out(keep("0"), keep("1")), Each(HasSubstr("locked")));
    }
    EXPECT_THAT(carry_out(keep("0")), ElementsAre(""));
}

TEST_F(SqliteGatheredCommitTest, NoStatementKeepsALockAfterTheCommit)
{
    auto read_and_write = [](Unit& unit) {
        write_stamp(unit, 'a', 0);
        EXPECT_TRUE(unit.stamp.stamps.find(number_of(1)).has_value());
        EXPECT_EQ(unit.stamp.stamps.of_order({id_of('a')}).size(), 1U);
        EXPECT_TRUE(unit.pay.orders.find({id_of('a')}).has_value());
        EXPECT_FALSE(unit.stamp.stamps.find(number_of(3)).has_value());
        unit.stamp.log.head();
        unit.jobs.next_due();
    };
    EXPECT_THAT(carry_out(read_and_write), ElementsAre(""));
    int busy = -1;
    database_.open()->sql() << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy);
    EXPECT_EQ(busy, 0);
}

class WitnessedCommitTest : public GatheredCommitTest {
protected:
    WitnessedCommitTest()
    {
        JournalHead{session_->sql()}.begin("one-0");
        witnessed_.emplace(*session_, Witness::Terms{journal_, crypto::sha256, half_past_noon});
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

TEST_F(WitnessedCommitTest, ACommitThatFailsIsSaidByTheNextRecord)
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
