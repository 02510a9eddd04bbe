#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::notice::Notice;
using domain::notice::Event;
using domain::notice::State;

class NoticeStoreTest : public StoreTest {
protected:
    NoticeStoreTest()
    {
        for (char const letter : {'a', 'b'}) {
            unit_.pay.quotes.insert(sample_quote(letter));
            unit_.pay.orders.insert(sample_order(letter));
        }
    }
    static Notice sample(char letter, Event event = Event::stamps_ready, std::int64_t occasion = 0)
    {
        return {
            .id = {id_of(letter)},
            .order = {id_of('a')},
            .event = event,
            .occasion = occasion,
            .created_at = noon,
            .changed_at = noon,
        };
    }
    app::notice::NoticeStore& notices_ = unit_.notices;
};

TEST_F(NoticeStoreTest, WhatIsWrittenIsReadAgain)
{
    auto notice = sample('n', Event::link, 1'234'567'890'123);
    EXPECT_TRUE(notices_.insert(notice));
    auto const read = notices_.find(notice.id).value();
    EXPECT_EQ(read.order, notice.order);
    EXPECT_EQ(read.event, Event::link);
    EXPECT_EQ(read.occasion, notice.occasion);
    EXPECT_EQ(read.state, State::created);
    EXPECT_EQ(read.tries, 0);
    EXPECT_EQ(read.created_at, noon);
    EXPECT_EQ(notices_.find({id_of('0')}), std::nullopt);
}

TEST_F(NoticeStoreTest, OneOrderEventAndOccasionIsOneMailWhicheverKeyIsAsked)
{
    EXPECT_TRUE(notices_.insert(sample('n')));
    EXPECT_FALSE(notices_.insert(sample('n', Event::link)));
    EXPECT_FALSE(notices_.insert(sample('m')));
    EXPECT_TRUE(notices_.insert(sample('m', Event::sent_again, 1)));
}

TEST_F(NoticeStoreTest, OfTwoWorkersOneMovesAMail)
{
    auto const notice = sample('n');
    notices_.insert(notice);
    auto begun = notice;
    begun.state = State::sending;
    begun.tries = 1;
    EXPECT_TRUE(notices_.move(notice, begun));
    EXPECT_FALSE(notices_.move(notice, begun)) << "it is not where this worker saw it";
    auto done = begun;
    done.state = State::permanent_failure;
    done.reply = 550;
    done.changed_at = noon + std::chrono::seconds{3};
    EXPECT_TRUE(notices_.move(begun, done));
    auto const read = notices_.find(notice.id).value();
    EXPECT_EQ(read.state, State::permanent_failure);
    EXPECT_EQ(read.reply, 550);
    EXPECT_EQ(read.changed_at, done.changed_at);
}

TEST_F(NoticeStoreTest, TheLatestOfAnOrderIsTheOneThatWasAskedForLast)
{
    notices_.insert(sample('n'));
    auto later = sample('m', Event::link, 7);
    later.created_at = later.changed_at = noon + std::chrono::seconds{1};
    notices_.insert(later);
    EXPECT_EQ(notices_.latest_of({id_of('a')}).value().id, later.id);
    EXPECT_EQ(notices_.latest_of({id_of('b')}), std::nullopt);
}

TEST_F(NoticeStoreTest, OrdersAreFoundByTheBeginningOfTheirIds)
{
    using Found = std::vector<core::OrderId>;
    EXPECT_EQ(notices_.orders_between(id_of('a'), id_of('a')), Found{{id_of('a')}});
    EXPECT_EQ(
        notices_.orders_between("aaaaaaa" + std::string(25, '0'), "aaaaaaa" + std::string(25, 'f')),
        Found{{id_of('a')}}
    );
    EXPECT_EQ(notices_.orders_between(id_of('c'), id_of('d')), Found{});
}

TEST_F(NoticeStoreTest, JobsOfMailAreClaimedByTheLineOfMailAlone)
{
    using app::jobs::Kind;
    unit_.jobs.schedule(Kind::mail, id_of('n'), noon);
    unit_.jobs.schedule(Kind::ask_status, "p", noon);
    std::chrono::seconds const lease{60};
    auto const money = unit_.jobs.claim({.acquirer = "cmi", .now = noon, .lease = lease, .most = 9});
    ASSERT_EQ(money.size(), 1U);
    EXPECT_EQ(money.front().kind, Kind::ask_status);
    app::jobs::Claim const mail{.now = noon, .lease = lease, .most = 9, .kind = Kind::mail};
    ASSERT_EQ(unit_.jobs.claim(mail).size(), 1U);
    EXPECT_TRUE(unit_.jobs.claim(mail).empty());
}

} // namespace
} // namespace etimbre::adapters::store
