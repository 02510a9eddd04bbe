#include "adapters/store/settlement_steps.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using settlement::State;

using SettlementStepsTest = SettlementTest;

TEST_F(SettlementStepsTest, EachStepIsTakenOnceAndFromTheStateBeforeItAlone)
{
    files.receive(sample_file('a'));
    EXPECT_FALSE(files.publish(sha('a'), the_noon));
    EXPECT_FALSE(files.supersede(sha('a'), sha('b')));
    EXPECT_TRUE(files.parse(sha('a'), sample_summary()));
    EXPECT_FALSE(files.parse(sha('a'), sample_summary()));
    EXPECT_FALSE(files.reject(sha('a'), {}, {"why", 1, ""}, the_noon));
    EXPECT_TRUE(files.publish(sha('a'), the_noon));
    EXPECT_FALSE(files.publish(sha('a'), the_noon));
    EXPECT_TRUE(files.supersede(sha('a'), sha('b')));
    EXPECT_EQ(files.find(sha('a'))->superseded_by, sha('b'));
}

TEST_F(SettlementStepsTest, ARefusedFileIsReceivedAgainOnceNothingOfItIsLaidOut)
{
    files.receive(sample_file('a'));
    files.lay_out(sha('a'), sample_chunk(), the_noon);
    auto again = sample_file('a');
    again.uploaded_by = "urn:etimbre:treasury:2";
    again.received += std::chrono::hours{1};
    EXPECT_FALSE(files.receive_again(again)) << "it is not refused";
    files.reject(sha('a'), sample_summary(), {"an account that is none of ours", 7, "IBAN"}, the_noon);
    EXPECT_FALSE(files.receive_again(again)) << "it is not swept";
    while (files.sweep(sha('a'), 10)) {
    }
    EXPECT_TRUE(files.receive_again(again));
    EXPECT_FALSE(files.receive_again(again)) << "of two, one does";
    auto const file = *files.find(sha('a'));
    EXPECT_EQ(file.state, State::received);
    EXPECT_EQ(file.error, settlement::Error{});
    EXPECT_EQ(file.summary, settlement::Summary{});
    EXPECT_FALSE(file.decided);
    EXPECT_EQ(file.uploaded_by, "urn:etimbre:treasury:2");
    EXPECT_EQ(file.received, again.received);
    EXPECT_TRUE(files.lay_out(sha('a'), sample_chunk(), the_noon));
}

TEST_F(SettlementStepsTest, NothingIsReceivedAgainThatCounts)
{
    EXPECT_FALSE(files.receive_again(sample_file('a'))) << "nobody sent it";
    put('a', "c", 1);
    EXPECT_FALSE(files.receive_again(sample_file('a')));
    files.supersede(sha('a'), sha('b'));
    EXPECT_FALSE(files.receive_again(sample_file('a')));
}

} // namespace
} // namespace etimbre::adapters::store
