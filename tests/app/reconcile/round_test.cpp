#include "app/reconcile/round.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

struct FilesOfRound final : testing::FilesInMemory {
    std::vector<std::string> published;

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
        files, rest.lines, rest.entries, rest.payouts, exceptions, rest.overdue, rest.ledger, rest.payments
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
    Round round{writes, testing::terms, now};
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
            rest.payments
        };
        void run(std::function<void(Books&)> const& work) override { work(books); }
    } writes;
    Round round{writes, testing::terms, now};
    EXPECT_LT(steps_of(round), 20);
}

TEST(ARound, SaysWhetherPaymentsAreWaitedFor)
{
    AtOnce writes;
    Round quiet{writes, testing::terms, now};
    steps_of(quiet);
    EXPECT_FALSE(quiet.waits_for_payments());
    writes.exceptions.waits = true;
    Round waiting{writes, testing::terms, now};
    steps_of(waiting);
    EXPECT_TRUE(waiting.waits_for_payments());
}

TEST(ARound, AStepThatFailedIsTakenAgain)
{
    AtOnce writes;
    writes.files.published = {"a"};
    Round round{writes, testing::terms, now};
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
