#include "app/webhook/deliver.hpp"
#include "app/webhook/manage.hpp"
#include "books_in_memory.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

namespace etimbre::app::webhook {
namespace {

using domain::webhook::State;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::chrono_literals;

core::Instant now_ = testing::noon;

void no_entropy(std::span<std::uint8_t> out)
{
    std::ranges::fill(out, std::uint8_t{0});
}

struct CourierWithOrders final : Courier {
    CourierAnswer answer{.status = 204};
    std::vector<Parcel> carried;
    std::function<void()> meanwhile = [] {};
    CourierAnswer deliver(Parcel const& parcel) override
    {
        carried.push_back(parcel);
        meanwhile();
        return answer;
    }
};

struct AtOnce final : Transactions {
    explicit AtOnce(Books books) : books_{books} {}
    void run(std::function<void(Books&)> const& work) override { work(books_); }
    Books books_;
};

struct Deliver : ::testing::Test {
    Deliver() { now_ = testing::noon; }

    testing::BooksInMemory at;
    EndpointId id = at.add('a');
    AtOnce transactions{at.books};
    CourierWithOrders courier;
    bool ending = false;
    Delivering delivering{
        .transactions = transactions,
        .courier = courier,
        .sign = [](std::string_view text) { return "signed " + std::string{text}; },
        .clock = [] { return now_; },
        .entropy = no_entropy,
        .api_url = "https://us.example/api/v1",
        .lease = 30s,
        .holder = "one",
        .ending = [this] { return ending; },
    };

    std::optional<core::Instant> go() { return deliver(delivering, id); }
    Endpoint row() { return at.endpoints.rows.at(id); }
    std::vector<std::string> told() const
    {
        std::vector<std::string> seqs;
        for (auto const& parcel : courier.carried) seqs.push_back(parcel.id.substr(4, 1));
        return seqs;
    }
};

TEST_F(Deliver, EveryEntryIsSentOnceInItsOrderAndTheEndpointLetGo)
{
    for (auto const* const each : {"order.paid:a", "stamp.issued:1", "stamp.redeemed:1"})
        at.endpoints.happens(each);
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "2", "3"));
    EXPECT_EQ(row().delivered_seq, 3);
    EXPECT_EQ(row().held_until, core::Instant{});
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_EQ(told().size(), 3U);
}

TEST_F(Deliver, AParcelIsSignedAndSaysWhereItsEntryIs)
{
    at.endpoints.happens("stamp.issued:1");
    go();
    auto const& parcel = courier.carried.front();
    EXPECT_EQ(parcel.url, "https://x.example/");
    EXPECT_EQ(parcel.signature, "signed " + parcel.id + ".1800000000." + parcel.body);
    EXPECT_TRUE(
        parcel.body.contains("https://us.example/api/v1/webhooks/" + id.value + "/events?after=0&limit=1")
    );
}

TEST_F(Deliver, APostIsNotToldOfAnothers)
{
    auto const lyon = at.add('b', "CG-LYS");
    at.endpoints.happens("stamp.issued:1");
    at.endpoints.happens("stamp.issued:2", "CG-LYS");
    deliver(delivering, lyon);
    EXPECT_THAT(told(), ElementsAre("2"));
}

TEST_F(Deliver, WhatIsOfAnotherTypeIsPassedOver)
{
    at.endpoints.rows.at(id).types = {"stamp.redeemed"};
    for (auto const* const each : {"stamp.issued:1", "stamp.redeemed:1", "stamp.issued:2"})
        at.endpoints.happens(each);
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("2"));
    EXPECT_EQ(row().delivered_seq, 3);
}

TEST_F(Deliver, AnEventThatIsNotTakenHoldsUpThoseBehindItAndComesAgainUnderItsId)
{
    at.endpoints.happens("stamp.issued:1");
    at.endpoints.happens("stamp.issued:2");
    courier.answer = {.status = 500, .why = "the receiver answered 500"};
    EXPECT_EQ(go(), now_ + 4s);
    EXPECT_THAT(told(), ElementsAre("1"));
    EXPECT_EQ(row().failures, 1);
    EXPECT_EQ(row().reason, "the receiver answered 500");

    EXPECT_EQ(go(), now_ + 4s) << "not before its time";
    now_ += 5s;
    courier.answer = {.status = 200};
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "1", "2"));
    EXPECT_EQ(courier.carried[0].id, courier.carried[1].id);
    EXPECT_EQ(row().failures, 0);
    EXPECT_EQ(at.endpoints.tried[1].number, 2);
}

TEST_F(Deliver, WhoAsksForTimeIsGivenIt)
{
    at.endpoints.happens("stamp.issued:1");
    courier.answer = {.status = 503, .retry_after = 600s};
    EXPECT_EQ(go(), now_ + 600s);
}

TEST_F(Deliver, WhenEveryTryHasFailedTheEndpointIsPaused)
{
    at.endpoints.happens("stamp.issued:1");
    courier.answer = {.status = 500};
    for (int tries = 1; tries < 10; ++tries) {
        auto const again = go();
        ASSERT_TRUE(again.has_value()) << tries;
        now_ = *again;
    }
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_EQ(row().state, State::paused);
    EXPECT_EQ(row().delivered_seq, 0);
    EXPECT_EQ(courier.carried.size(), 10U);
}

TEST_F(Deliver, OneThatIsGoneIsDisabledAtOnce)
{
    at.endpoints.happens("stamp.issued:1");
    courier.answer = {.status = 410};
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_EQ(row().state, State::disabled);
    EXPECT_EQ(at.endpoints.tried.front().result, Result::gone);
}

TEST_F(Deliver, NobodyDeliversWhileAnotherHandHoldsTheEndpoint)
{
    at.endpoints.happens("stamp.issued:1");
    at.endpoints.rows.at(id).held_until = now_ + 20s;
    EXPECT_EQ(go(), now_ + 1s);
    EXPECT_THAT(told(), IsEmpty());
    now_ += 21s; // whoever held it is gone
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1"));
}

TEST_F(Deliver, WhatWasSentButNotWrittenDownIsSentAgainUnderItsId)
{
    at.endpoints.happens("stamp.issued:1");
    courier.meanwhile = [] { throw std::runtime_error{"killed"}; };
    EXPECT_THROW(go(), std::runtime_error);
    EXPECT_EQ(row().delivered_seq, 0);
    courier.meanwhile = [] {};
    now_ += 31s;
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "1"));
}

TEST_F(Deliver, APauseInTheMiddleEndsTheTurn)
{
    at.endpoints.happens("stamp.issued:1");
    at.endpoints.happens("stamp.issued:2");
    courier.meanwhile = [this] { (void)pause(at.books, id, {std::string{treasury}, "operator"}, now_); };
    go();
    EXPECT_THAT(told(), ElementsAre("1"));
    EXPECT_EQ(row().state, State::paused);
    EXPECT_EQ(row().held_until, core::Instant{}) << "it can be resumed at once";
    EXPECT_EQ(go(), std::nullopt);
}

TEST_F(Deliver, AReplayInTheMiddleGoesOnFromWhereItWasAskedFor)
{
    for (int each = 1; each <= 3; ++each) at.endpoints.happens("stamp.issued:" + std::to_string(each));
    courier.meanwhile = [this] {
        if (courier.carried.size() == 3)
            (void)replay(at.books, id, {std::string{treasury}, "operator"}, 1, now_);
    };
    EXPECT_EQ(go(), now_);
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "2", "3", "2", "3"));
    EXPECT_EQ(row().run, 2);
}

TEST_F(Deliver, AnEntryThatComesMeanwhileIsDeliveredToo)
{
    at.endpoints.happens("stamp.issued:1");
    courier.meanwhile = [this] {
        if (courier.carried.size() == 1) at.endpoints.happens("stamp.issued:2");
    };
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "2"));
}

TEST_F(Deliver, AServiceThatEndsLetsGoOfWhatItHolds)
{
    at.endpoints.happens("stamp.issued:1");
    ending = true;
    EXPECT_EQ(go(), now_);
    EXPECT_THAT(told(), IsEmpty());
    EXPECT_EQ(row().held_until, core::Instant{});
    ending = false;
    courier.answer = {.broken_off = true};
    EXPECT_EQ(go(), now_);
    EXPECT_EQ(row().failures, 0);
    EXPECT_THAT(at.endpoints.tried, IsEmpty());
}

TEST_F(Deliver, AfterATurnOthersAreServed)
{
    for (int each = 1; each <= 4; ++each) at.endpoints.happens("stamp.issued:" + std::to_string(each));
    courier.meanwhile = [] { now_ += 6s; };
    EXPECT_EQ(go(), now_);
    EXPECT_THAT(told(), ElementsAre("1", "2"));
    EXPECT_EQ(go(), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("1", "2", "3", "4"));
}

TEST_F(Deliver, NothingIsSentToOneThatIsNotActive)
{
    at.endpoints.happens("stamp.issued:1");
    for (auto const state : {State::paused, State::disabled, State::removed}) {
        at.endpoints.rows.at(id).state = state;
        EXPECT_EQ(go(), std::nullopt);
    }
    EXPECT_EQ(deliver(delivering, {std::string(32, 'z')}), std::nullopt);
    EXPECT_THAT(told(), IsEmpty());
}

} // namespace
} // namespace etimbre::app::webhook
