#include "app/reconcile/round.hpp"
#include "books_in_memory.hpp"
#include "core/own_fault.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

struct BadRow : std::runtime_error, core::OwnFault {
    using std::runtime_error::runtime_error;
};

struct FilesOfRound final : testing::FilesInMemory {
    std::vector<std::string> published;
    std::string broken;
    int faults = 1'000;
    std::function<void()> fault = [] { throw BadRow{"a row holds a date that is none"}; };

    std::optional<Progress> progress(std::string_view file) override
    {
        if (file == broken && faults-- > 0) fault();
        return FilesInMemory::progress(file);
    }

    std::vector<std::string> unfinished(std::size_t most) override
    {
        std::vector<std::string> found;
        for (auto const& file : published) {
            auto const row = rows.find(file);
            bool const is_done = row != rows.end() && row->second.stage == Stage::done;
            if (!is_done && found.size() < most) found.push_back(file);
        }
        return found;
    }
};

struct WaitingExceptions final : testing::ExceptionsInMemory {
    bool waits_for_payments() override { return waits; }
};

struct AtOnce final : Transactions {
    FilesOfRound files;
    WaitingExceptions exceptions;
    testing::BooksInMemory rest;
    Books books{
        files,
        rest.lines,
        rest.entries,
        rest.payouts,
        exceptions,
        rest.overdue,
        rest.ledger,
        rest.payments,
        rest.statements
    };
    int runs = 0;
    bool fails = false;

    void run(std::function<void(Books&)> const& work) override
    {
        if (fails) throw std::runtime_error{"another worker was first"};
        ++runs;
        work(books);
    }
};

core::Instant now()
{
    return testing::noon;
}

void nobody_is_told(std::string_view file, std::string_view why)
{
    throw std::logic_error{std::string{file} + " failed: " + std::string{why}};
}

int steps_of(Round& round)
{
    int steps = 1;
    while (round.step())
        if (++steps > 50) throw std::logic_error{"no end"};
    return steps;
}

TEST(ARound, BringsEveryFileToItsEndAndLooksThroughTheQueue)
{
    AtOnce writes;
    writes.files.published = {"a", "b"};
    writes.rest.lines.lines = {testing::line_of(1, "x")};
    Round round{writes, testing::terms, now, nobody_is_told};
    steps_of(round);
    EXPECT_EQ(writes.files.rows.at("a").stage, Stage::done);
    EXPECT_EQ(writes.files.rows.at("b").stage, Stage::done);
    EXPECT_EQ(writes.rest.overdue.marks.count("missing"), 1U) << "the queue was looked through";
    EXPECT_EQ(round.done().files, 2U);
    EXPECT_EQ(round.done().lines, 2) << "the one line of each";
}

TEST(ARound, AFileThatCannotBeBegunHoldsUpNoOther)
{
    struct NoBeginning final : Transactions {
        struct Files final : testing::NoFiles {
            std::vector<std::string> unfinished(std::size_t) override { return {"gone"}; }
        } files;
        testing::BooksInMemory rest;
        Books books{
            files,
            rest.lines,
            rest.entries,
            rest.payouts,
            rest.exceptions,
            rest.overdue,
            rest.ledger,
            rest.payments,
            rest.statements
        };
        void run(std::function<void(Books&)> const& work) override { work(books); }
    } writes;
    Round round{writes, testing::terms, now, nobody_is_told};
    EXPECT_LT(steps_of(round), 20);
}

struct WithABrokenFile : ::testing::Test {
    AtOnce writes;
    std::vector<std::string> told;

    WithABrokenFile()
    {
        writes.files.published = {"a", "b"};
        writes.files.broken = "a";
    }
    Round round()
    {
        return {writes, testing::terms, now, [this](std::string_view file, std::string_view why) {
                    told.push_back(std::string{file} + ": " + std::string{why});
                }};
    }
    bool b_is_done()
    {
        return writes.files.rows.contains("b") && writes.files.rows.at("b").stage == Stage::done;
    }
};

TEST_F(WithABrokenFile, TheOthersAndTheQueueGoOnAndTheNextRoundTriesItAgain)
{
    auto first = round();
    steps_of(first);
    EXPECT_TRUE(b_is_done());
    EXPECT_EQ(writes.rest.overdue.marks.count("missing"), 1U) << "the queue was looked through";
    EXPECT_EQ(told, std::vector<std::string>{"a: a row holds a date that is none"});
    EXPECT_EQ(first.failed(), 1U);
    EXPECT_EQ(first.done().files, 1U);
    writes.files.broken.clear();
    auto second = round();
    steps_of(second);
    EXPECT_EQ(writes.files.rows.at("a").stage, Stage::done);
    EXPECT_EQ(second.failed(), 0U);
}

TEST_F(WithABrokenFile, AnErrorOfLogicOrArithmeticIsTheFilesOwnToo)
{
    for (auto const& fault : std::vector<std::function<void()>>{
             [] { throw std::logic_error{"a transfer with a leg that cannot be"}; },
             [] { throw std::overflow_error{"too much"}; },
             [] { throw std::bad_optional_access{}; },
         }) {
        writes.files.fault = fault;
        auto each = round();
        steps_of(each);
        EXPECT_EQ(each.failed(), 1U);
    }
    EXPECT_TRUE(b_is_done());
}

TEST_F(WithABrokenFile, WhatIsGoneWhenItIsTriedAgainWasAnotherWorkersDoing)
{
    writes.files.faults = 1;
    auto each = round();
    steps_of(each);
    EXPECT_TRUE(told.empty());
    EXPECT_EQ(writes.files.rows.at("a").stage, Stage::done);
}

TEST_F(WithABrokenFile, WhatConcernsTheDatabaseEndsTheRound)
{
    writes.files.fault = [] { throw std::runtime_error{"the disk is full"}; };
    auto each = round();
    EXPECT_THROW(each.step(), std::runtime_error);
    EXPECT_THROW(each.step(), std::runtime_error) << "it is not passed over";
    EXPECT_FALSE(b_is_done());
    EXPECT_TRUE(told.empty());
}

TEST(ARound, SaysWhetherPaymentsAreWaitedFor)
{
    AtOnce writes;
    Round quiet{writes, testing::terms, now, nobody_is_told};
    steps_of(quiet);
    EXPECT_FALSE(quiet.waits_for_payments());
    writes.exceptions.waits = true;
    Round waiting{writes, testing::terms, now, nobody_is_told};
    steps_of(waiting);
    EXPECT_TRUE(waiting.waits_for_payments());
}

TEST(ARound, AStepThatFailedIsTakenAgain)
{
    AtOnce writes;
    writes.files.published = {"a"};
    Round round{writes, testing::terms, now, nobody_is_told};
    EXPECT_TRUE(round.step());
    auto const before = writes.files.rows.at("a").stage;
    writes.fails = true;
    EXPECT_THROW(round.step(), std::runtime_error);
    EXPECT_EQ(writes.files.rows.at("a").stage, before);
    writes.fails = false;
    steps_of(round);
    EXPECT_EQ(writes.files.rows.at("a").stage, Stage::done);
}

} // namespace
} // namespace etimbre::app::reconcile
