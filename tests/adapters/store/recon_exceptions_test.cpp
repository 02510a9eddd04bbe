#include "adapters/store/recon_exceptions.hpp"
#include "adapters/store/store_failure.hpp"
#include "app/reconcile/decide.hpp"
#include "app/reconcile/exceptions.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Exception;
using recon::Action;
using recon::State;

struct ReconExceptions : ReconTest {
    app::reconcile::ExceptionStore& store() { return books().exceptions; }

    static Exception about(std::string const& subject, std::string const& kind = "line")
    {
        Exception exception;
        exception.id = exception_id(recon_terms, kind, subject);
        exception.subject_kind = kind;
        exception.subject_id = subject;
        exception.acquirer = "est3dgate";
        exception.amount = mad(100);
        exception.account = "suspense:MAD";
        exception.residue_minor = -100;
        exception.detail = "d";
        exception.opened = noon;
        return exception;
    }
    Exception open(std::string const& subject)
    {
        auto const exception = about(subject);
        app::reconcile::open_exception(books(), exception, 100, noon);
        return exception;
    }
    core::Result<Exception> propose(Exception const& of, Action action, std::string const& actor)
    {
        return app::reconcile::propose(books(), {of.id, action, "why", actor}, noon);
    }
    core::Result<Exception> approve(Exception const& of, std::string const& actor, bool yes = true)
    {
        return app::reconcile::approve(books(), {of.id, yes, "so", actor}, noon);
    }
};

TEST_F(ReconExceptions, OneIsReadAsItWasWritten)
{
    auto const wanted = open("f:1");
    auto const found = store().find(wanted.id).value();
    EXPECT_EQ(found.subject_id, "f:1");
    EXPECT_EQ(found.amount, mad(100));
    EXPECT_EQ(found.residue_minor, -100);
    EXPECT_EQ(found.state, State::open);
    EXPECT_EQ(found.opened, noon);
    auto const history = store().history(wanted.id);
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history[0].moved_minor, -100);
    EXPECT_EQ(history[0].actor, "files");
    EXPECT_FALSE(store().find("nothing"));
}

TEST_F(ReconExceptions, ASubjectIsInTheQueueOnce)
{
    auto const first = open("f:1");
    open("f:1");
    EXPECT_EQ(balance("suspense:MAD"), -100);
    auto same_subject = first;
    same_subject.id = std::string(32, 'e');
    EXPECT_FALSE(store().insert(same_subject, {}));
    EXPECT_EQ(store().undecided(), 1);
}

TEST_F(ReconExceptions, TwoPeopleWriteOff)
{
    auto const exception = open("f:1");
    ASSERT_TRUE(propose(exception, Action::write_off, "maker"));
    EXPECT_EQ(approve(exception, "maker").error().reason, core::Reason::second_person);
    EXPECT_EQ(approve(exception, "checker").value().state, State::written_off);
    EXPECT_EQ(balance("suspense:MAD"), 0);
    EXPECT_EQ(balance("writeoff:MAD"), -100);
    EXPECT_EQ(store().undecided(), 0);
    EXPECT_EQ(store().history(exception.id).size(), 3U);
    EXPECT_EQ(store().history(exception.id).back().moved_minor, 100);
}

TEST_F(ReconExceptions, ReopenedItWaitsAgainAsItDid)
{
    auto const exception = open("f:1");
    ASSERT_TRUE(propose(exception, Action::resolve, "maker"));
    ASSERT_TRUE(approve(exception, "checker", false));
    ASSERT_TRUE(propose(exception, Action::resolve, "maker"));
    ASSERT_TRUE(approve(exception, "checker"));
    EXPECT_EQ(balance("suspense:MAD"), 0);
    ASSERT_TRUE(propose(exception, Action::reopen, "third"));
    EXPECT_EQ(balance("suspense:MAD"), -100);
    EXPECT_EQ(balance("receivable:est3dgate:MAD"), 100);
}

TEST_F(ReconExceptions, TheRowRefusesAMakerWhoIsTheChecker)
{
    auto const exception = open("f:1");
    auto const proposed = propose(exception, Action::write_off, "one").value();
    auto to = proposed;
    to.state = State::written_off;
    to.checker = "one";
    to.version += 1;
    EXPECT_THROW(store().advance(proposed, to, {}), StoreFailure);
}

TEST_F(ReconExceptions, OfTwoStepsFromOneVersionOneIsTaken)
{
    auto const from = open("f:1");
    auto to = from;
    to.version = 2;
    to.detail = "other";
    app::reconcile::HistoryStep const step{from.id, 2, "open", "open", "change", "files", "r", 0, noon};
    EXPECT_TRUE(store().advance(from, to, step));
    EXPECT_FALSE(store().advance(from, to, step));
    EXPECT_EQ(store().find(from.id)->detail, "other");
}

TEST_F(ReconExceptions, PagesAreInTheOrderOfTheirOpening)
{
    auto late = about("f:3");
    late.code = recon::Code::late;
    late.opened = noon + std::chrono::seconds{1};
    app::reconcile::open_exception(books(), late, 0, noon);
    open("f:1");
    auto const second = open("f:2");
    auto page = store().page({.most = 2});
    ASSERT_EQ(page.size(), 2U);
    auto const rest = store().page({.after = page[1].opened, .after_id = page[1].id, .most = 9});
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].subject_id, "f:3");
    EXPECT_EQ(store().page({.code = "LATE", .most = 9}).size(), 1U);
    EXPECT_TRUE(store().waits_for_payments());
    ASSERT_TRUE(propose(second, Action::write_off, "maker"));
    ASSERT_TRUE(approve(second, "checker"));
    EXPECT_EQ(store().page({.most = 9}).size(), 2U);
    EXPECT_EQ(store().page({.decided_too = true, .most = 9}).size(), 3U);
}

TEST_F(ReconExceptions, WhatWasMissingAndIsMatchedHasCome)
{
    buy(unit_, 1);
    auto missing = about(id_of_number(1), "sale");
    missing.code = recon::Code::missing;
    missing.account = "receivable:est3dgate:MAD";
    app::reconcile::open_exception(books(), missing, 0, noon);
    EXPECT_TRUE(store().come(9).empty());
    files_.begin('a');
    files_.line('a', {.oid = oid_of(1)});
    files_.end('a');
    reconcile('a');
    EXPECT_EQ(store().come(9).size(), 1U);
    sweep();
    EXPECT_EQ(store().find(missing.id)->state, State::resolved);
}

} // namespace
} // namespace etimbre::adapters::store
