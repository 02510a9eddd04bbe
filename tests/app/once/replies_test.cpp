#include "app/once/replies.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

namespace etimbre::app::once {
namespace {

struct RepliesInMemory final : ReplyStore {
    std::map<std::pair<std::string, std::string>, KeptReply> rows;

    std::optional<KeptReply> find(RequestKey const& key) override
    {
        auto const row = rows.find({key.client, key.key});
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    void keep(RequestKey const& key, Reply const& reply, core::Instant) override
    {
        rows.emplace(std::pair{key.client, key.key}, KeptReply{key.fingerprint, reply});
    }
};

struct AnswerOnce : ::testing::Test {
    RepliesInMemory replies;
    RequestKey key{"public", "k1", "f1"};
    int runs = 0;

    core::Result<Reply> answer(RequestKey const& of, unsigned status = 201)
    {
        return answer_once(replies, of, core::Instant{}, [&] {
            ++runs;
            return Reply{status, R"({"run":)" + std::to_string(runs) + "}"};
        });
    }
};

TEST_F(AnswerOnce, TheSameRequestAgainGetsTheFirstReplyAndDoesNothing)
{
    auto const first = answer(key);
    auto const again = answer(key);
    EXPECT_EQ(runs, 1);
    EXPECT_FALSE(first->replayed);
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->body, first->body);
    EXPECT_EQ(again->status, 201U);
}

TEST_F(AnswerOnce, TheSameKeyForAnotherRequestIsRefused)
{
    answer(key);
    EXPECT_EQ(answer({"public", "k1", "f2"}).error().reason, core::Reason::idempotency_reused);
    EXPECT_EQ(runs, 1);
}

TEST_F(AnswerOnce, AKeyBelongsToItsClient)
{
    answer(key);
    EXPECT_FALSE(answer({"order:1", "k1", "f2"})->replayed);
}

TEST_F(AnswerOnce, ARefusalOfTheBusinessIsAReplyLikeAnother)
{
    answer(key, 409);
    EXPECT_EQ(answer(key, 201)->status, 409U);
}

TEST_F(AnswerOnce, WhatMayBeTriedAgainIsNotKept)
{
    for (auto const status : {429U, 500U, 503U}) answer(key, status);
    EXPECT_EQ(runs, 3);
    EXPECT_TRUE(replies.rows.empty());
}

} // namespace
} // namespace etimbre::app::once
