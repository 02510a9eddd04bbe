#include "adapters/store/waiting_store.hpp"
#include "app/reconcile/decide.hpp"
#include "app/reconcile/exceptions.hpp"
#include "app/reconcile/waiting.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using recon::Code;

struct WaitingOfTheQueue : ReconTest {
    app::reconcile::Waiting waiting() { return unit_.back_office.waiting().read(); }

    std::string open(
        std::string const& subject,
        Code code,
        std::int64_t minor,
        core::Instant at,
        std::string const& file = {}
    )
    {
        app::reconcile::Exception exception;
        exception.id = exception_id(recon_terms, "line", subject);
        exception.subject_kind = "line";
        exception.subject_id = subject;
        exception.code = code;
        exception.acquirer = "est3dgate";
        exception.amount = mad(minor);
        exception.account = "suspense:MAD";
        exception.residue_minor = -minor;
        exception.detail = "d";
        exception.opened = at;
        exception.file = file;
        open_exception(books(), exception, minor, at);
        return exception.id;
    }
};

TEST_F(WaitingOfTheQueue, NothingWaitsInAnEmptyHouse)
{
    auto const found = waiting();
    EXPECT_TRUE(found.undecided.empty());
    EXPECT_TRUE(found.suspense.empty());
    EXPECT_EQ(found.unfinished_files, 0);
    EXPECT_EQ(found.unfinished_lines, 0);
}

TEST_F(WaitingOfTheQueue, WhatIsUndecidedIsCountedByCodeWithTheOldest)
{
    open("f:1", Code::unknown_line, 100, noon + std::chrono::seconds{5});
    open("f:2", Code::unknown_line, 200, noon);
    auto const decided = open("f:3", Code::duplicate_line, 400, noon);
    ASSERT_TRUE(app::reconcile::propose(books(), {decided, recon::Action::write_off, "why", "one"}, noon));
    EXPECT_EQ(waiting().undecided.size(), 2U) << "what is proposed waits for the other person";
    ASSERT_TRUE(app::reconcile::approve(books(), {decided, true, "so", "two"}, noon));
    auto const found = waiting();
    ASSERT_EQ(found.undecided.size(), 1U);
    EXPECT_EQ(found.undecided[0].code, Code::unknown_line);
    EXPECT_EQ(found.undecided[0].count, 2);
    EXPECT_EQ(found.undecided[0].minor, 300);
    EXPECT_EQ(found.undecided[0].oldest, noon);
    ASSERT_EQ(found.suspense.size(), 1U);
    EXPECT_EQ(found.suspense[0].minor, 300) << "a credit";
}

TEST_F(WaitingOfTheQueue, OfAFileWhatIsAboutItsLinesIsCounted)
{
    open("f:1", Code::unknown_line, 100, noon, "f");
    open("g:1", Code::unknown_line, 200, noon, "g");
    auto const found = unit_.back_office.waiting().of_file("f");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].minor, 100);
    EXPECT_TRUE(unit_.back_office.waiting().of_file("h").empty());
}

TEST_F(WaitingOfTheQueue, AFileWaitsUntilItIsMatchedToItsEnd)
{
    files_.begin('a');
    files_.line('a', {.oid = "other"});
    files_.end('a');
    EXPECT_EQ(waiting().unfinished_files, 1);
    EXPECT_EQ(waiting().unfinished_lines, 1);
    reconcile('a');
    EXPECT_EQ(waiting().unfinished_files, 0);
}

TEST_F(WaitingOfTheQueue, APageIsOfOneState)
{
    auto const proposed = open("f:1", Code::unknown_line, 100, noon);
    open("f:2", Code::unknown_line, 200, noon);
    ASSERT_TRUE(app::reconcile::propose(books(), {proposed, recon::Action::resolve, "why", "one"}, noon));
    auto const of = [&](recon::State state) {
        app::reconcile::ExceptionPage page;
        page.state = state;
        page.most = 10;
        return books().exceptions.page(page);
    };
    ASSERT_EQ(of(recon::State::proposed).size(), 1U);
    EXPECT_EQ(of(recon::State::proposed)[0].id, proposed);
    EXPECT_EQ(of(recon::State::open).size(), 1U);
    EXPECT_TRUE(of(recon::State::resolved).empty());
}

} // namespace
} // namespace etimbre::adapters::store
