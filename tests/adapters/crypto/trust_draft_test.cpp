#include "adapters/crypto/trust_draft.hpp"
#include "key_state.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr std::int64_t day = 86400;
constexpr std::int64_t begin = 1'790'000'000;

core::Instant at(std::int64_t second)
{
    return core::instant_of_unix(second);
}

KeyRecord record(std::int64_t nbf = begin)
{
    return draw_signing_key(stamp_record({.now = at(nbf)})).record;
}

std::vector<domain::stamp::ListedKey>
listed(std::vector<KeyRecord> const& records, std::vector<Retirement> const& retired, std::int64_t now)
{
    return listed_keys(records, retired, at(now));
}

} // namespace

TEST(TrustDraft, AKeyIsListedForTheTimeInWhichItSignsAsLongAsItsStampsMayBeValid)
{
    auto const key = record();
    auto const keys = listed({key}, {}, begin);
    ASSERT_THAT(keys, SizeIs(1));
    EXPECT_EQ(keys[0].key.nbf, begin);
    EXPECT_EQ(keys[0].key.exp, begin + 90 * day);
    EXPECT_THAT(listed({key}, {}, begin + 485 * day - 1), SizeIs(1));
    EXPECT_THAT(listed({key}, {}, begin + 485 * day), IsEmpty());
}

TEST(TrustDraft, ARetiredKeyEndsWhenItWasRetiredAndCarriesItsCut)
{
    auto const key = record();
    auto const keys = listed({key}, {{.kid = key.kid, .at = begin + day, .cut = 5}}, begin + day);
    ASSERT_THAT(keys, SizeIs(1));
    EXPECT_EQ(keys[0].key.exp, begin + day + 60);
    EXPECT_EQ(keys[0].key.cut, 5U);
    EXPECT_THAT(listed({key}, {{.kid = key.kid, .at = begin - day}}, begin), IsEmpty()) << "it never signed";
    EXPECT_EQ(
        listed({key}, {{.kid = key.kid, .at = begin + 100 * day}}, begin + 100 * day)[0].key.exp,
        begin + 90 * day
    );
}

TEST(TrustDraft, OtherKeysAreNotListed)
{
    EXPECT_THAT(listed({draw_secret({.use = KeyUse::holder, .nbf = begin}).record}, {}, begin), IsEmpty());
}

TEST(TrustDraft, TheNextListCountsOnAndKeepsWhatHasNoFileAnyMore)
{
    auto const destroyed = record(begin - 80 * day);
    auto const kept = record();
    DraftTerms terms{.issuer = "MA", .now = at(begin)};
    auto before = draft_trust_list(listed({destroyed}, {}, begin), {}, terms);
    EXPECT_EQ(before.seq, 1);
    EXPECT_EQ(before.expires_at, begin + 30 * day);
    before.logs = {"a log"};

    auto const next = draft_trust_list(listed({kept}, {}, begin), before, terms);
    EXPECT_EQ(next.seq, 2);
    EXPECT_EQ(next.logs, before.logs);
    ASSERT_THAT(next.keys, SizeIs(2));
    EXPECT_EQ(next.keys[0].key.kid, destroyed.kid);

    terms.now = at(begin + 10 * day + 395 * day);
    EXPECT_THAT(draft_trust_list({}, before, terms).keys, IsEmpty()) << "its last stamp is long over";
}

TEST(TrustDraft, OnlyContentMakesAListDifferent)
{
    auto const key = record();
    auto const one = draft_trust_list(listed({key}, {}, begin), {}, {.issuer = "MA", .now = at(begin)});
    auto const later =
        draft_trust_list(listed({key}, {}, begin), one, {.issuer = "MA", .now = at(begin + day)});
    EXPECT_NE(one, later);
    EXPECT_TRUE(same_content(one, later));
    EXPECT_FALSE(same_content(one, draft_trust_list({}, {}, {.issuer = "MA", .now = at(begin)})));
}
