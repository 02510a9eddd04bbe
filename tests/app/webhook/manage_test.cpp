#include "app/webhook/manage.hpp"
#include "books_in_memory.hpp"

#include <gmock/gmock.h>

namespace etimbre::app::webhook {
namespace {

using core::Reason;
using domain::webhook::State;
using namespace std::chrono_literals;

struct Manage : ::testing::Test {
    testing::BooksInMemory at;
    core::Instant now = testing::noon;
    std::vector<std::string> ports{"443", "8443"};
    ReceiverRules rules{ports, {}};
    Actor operator_{std::string{treasury}, "operator"};
    Actor paris{"CG-PAR", "officer 7"};

    core::Result<Endpoint> add(Register wanted)
    {
        return register_endpoint(at.books, wanted, rules, {std::string(32, 'a')}, now);
    }
    EndpointId stuck()
    {
        auto const id = at.add('a', "CG-PAR");
        auto& row = at.endpoints.rows.at(id);
        row.state = State::paused;
        row.failures = 10;
        row.next_try = now + 1h;
        row.reason = "the receiver answered 500";
        return id;
    }
};

TEST_F(Manage, AnEndpointIsToldOfWhatComesFromNowOn)
{
    at.endpoints.happens("order.paid:a");
    auto const added = add({.owner = "CG-PAR", .url = "https://X.example:8443/a", .by = "operator"}).value();
    EXPECT_EQ(added.delivered_seq, 1);
    EXPECT_EQ(added.url, "https://x.example:8443/a");
    EXPECT_EQ(at.endpoints.rows.at(added.id).owner, "CG-PAR");
    EXPECT_EQ(at.jobs.due.at(added.id.value), now);
}

TEST_F(Manage, OrFromWhereItAsks)
{
    at.endpoints.happens("order.paid:a");
    EXPECT_EQ(
        add({.owner = "CG-PAR", .url = "https://x.example/", .after = 0, .by = "o"}).value().delivered_seq, 0
    );
}

TEST_F(Manage, WhatCannotBeIsRefused)
{
    for (Register const& wrong : {
             Register{.owner = "CG-PAR", .url = "http://x.example/", .by = "o"},
             Register{.owner = "CG-PAR", .url = "https://10.0.0.1/", .by = "o"},
             Register{.owner = "CG-PAR", .url = "https://x.example:22/", .by = "o"},
             Register{.owner = "CG-PAR", .url = "https://x.example/", .types = {"stamp.lost"}, .by = "o"},
             Register{.owner = "CG-PAR", .url = "https://x.example/", .after = 1, .by = "o"},
             Register{.owner = "CG-PAR", .url = "https://x.example/", .after = -1, .by = "o"},
         })
        EXPECT_EQ(add(wrong).error().reason, Reason::fields);
    EXPECT_TRUE(at.endpoints.rows.empty());
}

TEST_F(Manage, AnothersEndpointIsAsIfItWereNotThere)
{
    auto const id = at.add('a', "CG-LYS");
    EXPECT_EQ(pause(at.books, id, paris, now).error().reason, Reason::not_found);
    EXPECT_EQ(find(at.books, id, paris), std::nullopt);
    EXPECT_TRUE(find(at.books, id, operator_).has_value());
    EXPECT_EQ(pause(at.books, at.add('b'), paris, now).error().reason, Reason::not_found);
    EXPECT_EQ(pause(at.books, {std::string(32, 'z')}, operator_, now).error().reason, Reason::not_found);
}

TEST_F(Manage, APauseSaysWhoPausedAndMayBeAskedForAgain)
{
    auto const id = at.add('a', "CG-PAR");
    for (int times = 0; times < 2; ++times) {
        auto const paused = pause(at.books, id, paris, now).value();
        EXPECT_EQ(paused.state, State::paused);
        EXPECT_EQ(paused.reason, "paused by officer 7");
    }
    EXPECT_TRUE(at.jobs.due.empty());
}

TEST_F(Manage, WhoResumesBeginsANewRunAtOnce)
{
    auto const id = stuck();
    auto const resumed = resume(at.books, id, paris, now).value();
    EXPECT_EQ(resumed.state, State::active);
    EXPECT_EQ(resumed.failures, 0);
    EXPECT_EQ(resumed.run, 2);
    EXPECT_EQ(resumed.next_try, core::Instant{});
    EXPECT_EQ(resumed.reason, "");
    EXPECT_EQ(at.jobs.due.at(id.value), now);
    EXPECT_EQ(at.endpoints.rows.at(id).version, resumed.version);
}

TEST_F(Manage, AReplayOfAPausedEndpointWaits)
{
    at.endpoints.happens("order.paid:a");
    auto const id = stuck();
    auto const replayed = replay(at.books, id, paris, 0, now).value();
    EXPECT_EQ(replayed.state, State::paused);
    EXPECT_EQ(replayed.delivered_seq, 0);
    EXPECT_TRUE(at.jobs.due.empty());
    EXPECT_EQ(replay(at.books, id, paris, 2, now).error().reason, Reason::fields);
}

TEST_F(Manage, WhatIsRemovedCannotBeFound)
{
    auto const id = at.add('a');
    EXPECT_TRUE(remove(at.books, id, operator_, now).has_value());
    EXPECT_EQ(resume(at.books, id, operator_, now).error().reason, Reason::not_found);
    EXPECT_TRUE(at.endpoints.list().empty());
}

} // namespace
} // namespace etimbre::app::webhook
