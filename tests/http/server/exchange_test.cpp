#include "http/server/exchange.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace etimbre::http::server {
namespace {

class AnExchange : public testing::Test {
protected:
    std::shared_ptr<boost::asio::io_context> loop_ = std::make_shared<boost::asio::io_context>(1);
    std::shared_ptr<Exchange> exchange_ = std::make_shared<Exchange>(loop_);
    int resumed_ = 0;

    void wait()
    {
        exchange_->wait([this] { ++resumed_; });
    }
};

TEST_F(AnExchange, AnsweredAtOnceNeedsNoWait)
{
    exchange_->answer()(text_response(200, "x"));
    EXPECT_TRUE(exchange_->is_settled());
    EXPECT_EQ(exchange_->take()->body, "x");
    EXPECT_EQ(loop_->run(), 0U);
}

TEST_F(AnExchange, AnsweredLaterResumesOnTheLoopOnce)
{
    auto answer = exchange_->answer();
    wait();
    std::thread{[&] { answer(text_response(200, "x")); }}.join();
    EXPECT_EQ(resumed_, 0) << "not on the thread that answers";
    loop_->run();
    EXPECT_EQ(resumed_, 1);
    EXPECT_EQ(exchange_->take()->body, "x");
}

TEST_F(AnExchange, WhatMakesTheAnswerRunsWhereItIsTakenAndNotWhereItIsGiven)
{
    auto answer = exchange_->answer();
    std::thread::id made_on;
    std::thread{[&] {
        answer.made_by([&made_on] {
            made_on = std::this_thread::get_id();
            return text_response(200, "x");
        });
    }}.join();
    EXPECT_EQ(exchange_->take()->body, "x");
    EXPECT_EQ(made_on, std::this_thread::get_id());
}

TEST_F(AnExchange, TheFirstAnswerCounts)
{
    auto answer = exchange_->answer();
    answer(text_response(200, "first"));
    answer(text_response(200, "second"));
    EXPECT_EQ(exchange_->take()->body, "first");
}

TEST_F(AnExchange, ADroppedAnswerIsNone)
{
    wait();
    {
        auto const dropped = exchange_->answer();
    }
    loop_->run();
    EXPECT_EQ(resumed_, 1);
    EXPECT_TRUE(exchange_->is_settled());
    EXPECT_FALSE(exchange_->take().has_value());
}

TEST_F(AnExchange, WhatComesAfterGivingUpIsDropped)
{
    auto answer = exchange_->answer();
    wait();
    exchange_->give_up();
    exchange_->give_up();
    answer(text_response(200, "late"));
    loop_->run();
    EXPECT_EQ(resumed_, 1);
    EXPECT_TRUE(exchange_->was_given_up());
}

TEST_F(AnExchange, GivingUpAfterTheAnswerChangesNothing)
{
    auto answer = exchange_->answer();
    wait();
    answer(text_response(200, "x"));
    exchange_->give_up();
    loop_->run();
    EXPECT_EQ(resumed_, 1);
    EXPECT_EQ(exchange_->take()->body, "x");
}

TEST_F(AnExchange, OfARaceEndsOnceWhoeverWins)
{
    for (int round = 0; round < 300; ++round) {
        exchange_ = std::make_shared<Exchange>(loop_);
        resumed_ = 0;
        std::jthread const other{[answer = exchange_->answer()]() mutable { answer(text_response(200, "x")); }
        };
        wait();
        if (round % 2 == 0) exchange_->give_up();
        while (resumed_ == 0) {
            loop_->restart();
            loop_->run();
        }
        EXPECT_EQ(resumed_, 1);
        EXPECT_NE(exchange_->was_given_up(), exchange_->is_settled());
    }
}

} // namespace
} // namespace etimbre::http::server
