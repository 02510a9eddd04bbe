#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "key_state.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

core::Instant moment = tests::start;

class LiveKeysTest : public tests::KeyState {
protected:
    LiveKeysTest()
    {
        moment = tests::start;
        publish(1, tests::start);
    }

    LiveKeys open()
    {
        return LiveKeys{
            {keys(), trust(), "MA"},
            tests::passphrase(),
            [] { return moment; },
            [this](std::string_view what, std::string_view why) {
                said.push_back(std::string{what} + ": " + std::string{why});
            }
        };
    }
    static void let_pass(std::chrono::seconds time = std::chrono::seconds{1}) { moment += time; }

    std::vector<std::string> said;
};

} // namespace

TEST_F(LiveKeysTest, TheServiceNeedsNoRootKey)
{
    std::filesystem::remove_all(roots());
    auto const live = open();
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), first_kid());
    EXPECT_EQ(live.at_hand()->trust->keys.size(), 1U);
}

TEST_F(LiveKeysTest, WithoutATrustListItDoesNotStart)
{
    std::filesystem::remove(TrustFolder::list_in(trust()));
    EXPECT_THAT(tests::failure_of<KeyFailure>([&] { open(); }), HasSubstr("there is no trust list"));
}

TEST_F(LiveKeysTest, ANewListIsAdoptedWithoutARestart)
{
    auto const live = open();
    let_pass();
    auto const next = add_stamp_key(moment);
    publish(2, moment);
    let_pass();
    EXPECT_EQ(live.at_hand()->statement.seq, 2);
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), next.kid);
    EXPECT_THAT(said, Contains("trust_list_adopted: trust list 2"));
}

TEST_F(LiveKeysTest, AKeyThatTheListDoesNotNameNeverSigns)
{
    auto const live = open();
    let_pass();
    auto const next = add_stamp_key(moment);
    let_pass();
    EXPECT_TRUE(live.at_hand()->keys->has(next.kid));
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), first_kid());
}

TEST_F(LiveKeysTest, TheNextKeySignsFromItsBeginningByTheClockAlone)
{
    auto const begin = moment + std::chrono::days{14};
    auto const next = add_stamp_key(begin);
    publish(2, moment);
    auto const live = open();
    moment = begin - std::chrono::seconds{1};
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), first_kid());
    moment = begin;
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), next.kid);
}

TEST_F(LiveKeysTest, ARetiredKeySignsNoMoreAtOnce)
{
    auto const live = open();
    let_pass();
    retire(first_kid(), moment);
    let_pass();
    EXPECT_THROW(signing_kid(*live.at_hand(), moment), KeyFailure);
    EXPECT_NO_THROW(live.at_hand()->keys->sign(first_kid(), core::as_bytes("shown again")));
}

TEST_F(LiveKeysTest, ACutIsInForceWithTheNextList)
{
    auto const live = open();
    let_pass();
    retire(first_kid(), moment, 5);
    publish(2, moment);
    let_pass();
    EXPECT_EQ(live.at_hand()->trust->keys.at(0).cut, 5U);
}

TEST_F(LiveKeysTest, ABadListIsRefusedAndTheLastGoodOneStays)
{
    auto const live = open();
    auto const refused = [&](core::ByteView list) {
        let_pass();
        said.clear();
        TrustFolder{trust()}.publish(list);
        let_pass();
        return live.at_hand()->statement.seq == 1 && !said.empty() &&
               said.front().starts_with("trust_list_refused");
    };
    EXPECT_TRUE(refused(core::as_bytes("not a list")));
    auto changed = signed_list(draft(2, moment));
    changed.back() ^= 1U;
    EXPECT_TRUE(refused(changed));
    EXPECT_TRUE(refused(signed_list(draft(2, moment - std::chrono::days{31})))) << "its time is over";
    EXPECT_TRUE(refused(signed_list(draft(1, moment)))) << "another list of the same number";
    std::filesystem::remove(TrustFolder::list_in(trust()));
    let_pass();
    EXPECT_EQ(live.at_hand()->statement.seq, 1);
}

TEST_F(LiveKeysTest, AnOlderListIsRefusedAlsoAfterARestart)
{
    auto const old = *TrustFolder{trust()}.list();
    publish(2, moment);
    open();
    TrustFolder{trust()}.publish(old);
    said.clear();
    auto const live = open();
    EXPECT_EQ(live.at_hand()->statement.seq, 2);
    EXPECT_THAT(said, Contains(HasSubstr("trust_list_refused")));
}

TEST_F(LiveKeysTest, WhenTheListIsOverNothingIsSignedAndANewOneCuresIt)
{
    moment += std::chrono::days{30};
    auto const live = open();
    EXPECT_EQ(live.at_hand()->trust->fresh_until, core::unix_of(moment));
    EXPECT_THAT(
        tests::failure_of<KeyFailure>([&] { signing_kid(*live.at_hand(), moment); }), HasSubstr("out of date")
    );
    publish(2, moment);
    let_pass();
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), first_kid());
}

TEST_F(LiveKeysTest, ADamagedKeyFileLeavesTheKeysThatThereAre)
{
    auto const live = open();
    let_pass();
    auto const first = first_kid();
    put(keys() / "stamp-0000000000000000.key", "garbage");
    let_pass();
    EXPECT_EQ(signing_kid(*live.at_hand(), moment), first);
    EXPECT_THAT(said, Contains(HasSubstr("keys_refused")));
}

TEST_F(LiveKeysTest, NothingIsReadOrSaidWhileNothingChanges)
{
    auto const live = open();
    for (int i = 0; i < 5; ++i, let_pass()) live.at_hand();
    said.clear();
    for (int i = 0; i < 5; ++i, let_pass()) live.at_hand();
    EXPECT_THAT(said, IsEmpty());
}
