#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using app::once::Reply;
using app::once::RequestKey;
using ReplyStoreTest = StoreTest;

RequestKey const key{
    .client = "urn:etimbre:mission:CG-PAR:counter:3", .key = "k-1", .fingerprint = id_of('f') + id_of('0')
};

TEST_F(ReplyStoreTest, TheFirstReplyIsKept)
{
    EXPECT_FALSE(unit_.replies.find(key).has_value());
    unit_.replies.keep(key, {.status = 201, .body = R"({"name":"أمينة"})"}, noon);
    auto const kept = unit_.replies.find(key).value();
    EXPECT_EQ(kept.fingerprint, key.fingerprint);
    EXPECT_EQ(kept.reply.status, 201U);
    EXPECT_EQ(kept.reply.body, R"({"name":"أمينة"})");
    EXPECT_FALSE(kept.reply.replayed);
    EXPECT_THROW(unit_.replies.keep(key, {.status = 200, .body = ""}, noon), StoreFailure);
}

TEST_F(ReplyStoreTest, TwoClientsMayChooseTheSameKey)
{
    auto other = key;
    other.client = "urn:etimbre:mission:CG-PAR:counter:4";
    unit_.replies.keep(key, {.status = 201, .body = "mine"}, noon);
    unit_.replies.keep(other, {.status = 201, .body = "theirs"}, noon);
    EXPECT_EQ(unit_.replies.find(key).value().reply.body, "mine");
    EXPECT_EQ(unit_.replies.find(other).value().reply.body, "theirs");
}

TEST_F(ReplyStoreTest, AKeyIsBytesAndNeverSql)
{
    auto odd = key;
    odd.key = "'; DROP TABLE kept_reply; --";
    unit_.replies.keep(odd, {.status = 201, .body = "b"}, noon);
    EXPECT_EQ(unit_.replies.find(odd).value().reply.body, "b");
    EXPECT_FALSE(unit_.replies.find(key).has_value());
}

TEST_F(ReplyStoreTest, OldRepliesAreForgotten)
{
    auto young = key;
    young.key = "k-2";
    unit_.replies.keep(key, {.status = 201, .body = "old"}, noon - std::chrono::days{30});
    unit_.replies.keep(young, {.status = 201, .body = "young"}, noon);
    EXPECT_EQ(session_->replies().purge_replies(noon - std::chrono::days{29}), 1);
    EXPECT_FALSE(unit_.replies.find(key).has_value());
    EXPECT_TRUE(unit_.replies.find(young).has_value());
}

} // namespace
} // namespace etimbre::adapters::store
