#include "app/notice/owe_notice.hpp"
#include "app/notice/send_notice.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::app::notice {
namespace {

using domain::notice::Event;
using domain::notice::State;

core::Instant now_ = testing::noon;

struct OneLetter final : Scribe {
    bool fails = false;
    bool has_nothing_to_say = false;
    std::optional<Letter> write(Notice const&) const override
    {
        if (fails) throw std::runtime_error{"the books cannot be read"};
        if (has_nothing_to_say) return std::nullopt;
        Letter letter;
        letter.to = "amina@example.org";
        return letter;
    }
};

struct PostmanWithOrders final : Postman {
    PostmanAnswer answer{Delivery::handed_over, 250, ""};
    std::vector<NoticeId> carried;
    std::function<void()> meanwhile = [] {};
    PostmanAnswer deliver(NoticeId const& id, Letter const&, core::Instant) override
    {
        carried.push_back(id);
        meanwhile();
        return answer;
    }
};

struct AtOnce final : Transactions {
    explicit AtOnce(Books books) : books_{books} {}
    void run(std::function<void(Books&)> const& work) override { work(books_); }
    Books books_;
};

struct SendNotice : ::testing::Test {
    testing::BooksInMemory at;
    AtOnce transactions{at.books};
    OneLetter scribe;
    PostmanWithOrders postman;
    NoticeId id;
    std::vector<State> ends;
    Mailing mailing{
        transactions,
        scribe,
        postman,
        [] { return now_; },
        {},
        [this](Notice const& notice, std::string_view) { ends.push_back(notice.state); }
    };

    SendNotice()
    {
        now_ = testing::noon;
        owe_notice(at.books, {testing::order_a(), Event::stamps_ready, 0}, testing::hash_for_test, now_);
        id = at.notices.rows.begin()->first;
    }
    Notice row() { return at.notices.rows.at(id); }
};

TEST_F(SendNotice, AMailThatTheServerTookIsDelivered)
{
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(row().state, State::delivered);
    EXPECT_EQ(row().reply, 250);
    EXPECT_EQ(row().tries, 1);
    EXPECT_EQ(ends, std::vector{State::delivered});
}

TEST_F(SendNotice, WhatIsDeliveredIsNotSentAgain)
{
    send_notice(mailing, id);
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(postman.carried.size(), 1U);
}

TEST_F(SendNotice, AWorkerKilledBetweenSendingAndMarkingLeavesItToBeSentAgainUnderTheSameId)
{
    auto sending = row();
    sending.state = State::sending;
    sending.tries = 1;
    at.notices.rows[id] = sending;
    send_notice(mailing, id);
    EXPECT_EQ(postman.carried, std::vector{id});
    EXPECT_EQ(row().state, State::delivered);
    EXPECT_EQ(row().tries, 2);
}

TEST_F(SendNotice, WhatTheServerPutsOffIsTriedAgainLaterAndLater)
{
    postman.answer = {Delivery::put_off, 451, ""};
    EXPECT_EQ(send_notice(mailing, id), now_ + std::chrono::minutes{1});
    EXPECT_EQ(send_notice(mailing, id), now_ + std::chrono::minutes{2});
    EXPECT_EQ(send_notice(mailing, id), now_ + std::chrono::minutes{4});
    EXPECT_EQ(row().state, State::temporary_failure);
    EXPECT_EQ(row().reply, 451);
}

TEST_F(SendNotice, AfterThreeDaysItIsGivenUp)
{
    postman.answer = {Delivery::put_off, 0, ""};
    now_ += std::chrono::hours{72};
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(row().state, State::technical_failure);
}

TEST_F(SendNotice, AnAddressThatRefusesMailIsAPermanentFailure)
{
    postman.answer = {Delivery::bounced, 550, ""};
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(row().state, State::permanent_failure);
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(postman.carried.size(), 1U);
}

TEST_F(SendNotice, WhoLostTheLeaseMeanwhileChangesNothing)
{
    postman.meanwhile = [this] {
        auto other = row();
        other.tries = 2;
        at.notices.rows[id] = other;
    };
    EXPECT_EQ(send_notice(mailing, id), std::nullopt);
    EXPECT_EQ(row().state, State::sending);
    EXPECT_TRUE(ends.empty());
}

TEST_F(SendNotice, WhatCannotBeWrittenNowStaysOwed)
{
    scribe.fails = true;
    EXPECT_THROW(send_notice(mailing, id), std::runtime_error);
    EXPECT_EQ(row().state, State::sending);
    EXPECT_TRUE(postman.carried.empty());
}

TEST_F(SendNotice, WhereThereIsNothingToSayNothingIsSent)
{
    scribe.has_nothing_to_say = true;
    send_notice(mailing, id);
    EXPECT_EQ(row().state, State::permanent_failure);
    EXPECT_TRUE(postman.carried.empty());
}

TEST_F(SendNotice, AServerThatAnswersWithNoCodeOfMailAndAClockThatWasSetBackKeepTheRowValid)
{
    postman.answer = {Delivery::bounced, 999, ""};
    now_ -= std::chrono::hours{1};
    send_notice(mailing, id);
    EXPECT_EQ(row().reply, 0);
    EXPECT_EQ(row().changed_at, row().created_at);
}

TEST_F(SendNotice, AMailThatIsNotThereIsNothingToDo)
{
    EXPECT_EQ(send_notice(mailing, {std::string(32, '0')}), std::nullopt);
}

} // namespace
} // namespace etimbre::app::notice
