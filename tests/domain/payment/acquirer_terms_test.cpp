#include "domain/payment/acquirer_terms.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace etimbre::domain::payment {
namespace {

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);
constexpr core::Instant before = noon - std::chrono::hours{1};
constexpr core::Instant after = noon + std::chrono::hours{1};

std::string_view chosen(std::vector<AcquirerTerms> const& all, std::string_view mission, core::Instant at)
{
    auto const* const one = choose(all, mission, at);
    return one == nullptr ? "nobody" : std::string_view{one->name};
}

TEST(AcquirerTerms, OneWithoutDatesAndMissionsTakesEveryPayment)
{
    EXPECT_EQ(chosen({{"cmi"}}, "CG-PAR", noon), "cmi");
}

TEST(AcquirerTerms, ASuccessorTakesOverAtTheMomentItsValidityBegins)
{
    std::vector<AcquirerTerms> const all{{.name = "cmi"}, {.name = "atlas", .valid_from = noon}};
    EXPECT_EQ(chosen(all, "CG-PAR", noon - std::chrono::microseconds{1}), "cmi");
    EXPECT_EQ(chosen(all, "CG-PAR", noon), "atlas");
}

TEST(AcquirerTerms, TheEndIsTheFirstMomentNoMore)
{
    std::vector<AcquirerTerms> const all{{.name = "cmi", .valid_until = noon}};
    EXPECT_EQ(chosen(all, "CG-PAR", noon - std::chrono::microseconds{1}), "cmi");
    EXPECT_EQ(chosen(all, "CG-PAR", noon), "nobody");
}

TEST(AcquirerTerms, OneThatNamesThePostGoesBeforeALaterOneForAll)
{
    std::vector<AcquirerTerms> const all{
        {.name = "lyon", .missions = {"CG-LYS", "CG-PAR"}}, {.name = "all", .valid_from = before}
    };
    EXPECT_EQ(chosen(all, "CG-LYS", noon), "lyon");
    EXPECT_EQ(chosen(all, "CG-MAD", noon), "all");
}

TEST(AcquirerTerms, WhenTheOneThatNamesThePostEndsTheOneForAllTakesOver)
{
    std::vector<AcquirerTerms> const all{
        {.name = "lyon", .missions = {"CG-LYS"}, .valid_until = noon}, {.name = "all"}
    };
    EXPECT_EQ(chosen(all, "CG-LYS", before), "lyon");
    EXPECT_EQ(chosen(all, "CG-LYS", noon), "all");
}

TEST(AcquirerTerms, EqualsCompeteAndUnequalsDoNot)
{
    EXPECT_TRUE(compete({"a"}, {"b"}));
    EXPECT_TRUE(compete({.name = "a", .missions = {"X", "Y"}}, {.name = "b", .missions = {"Y", "Z"}}));
    EXPECT_FALSE(compete({.name = "a", .missions = {"X"}}, {.name = "b", .missions = {"Z"}}));
    EXPECT_FALSE(compete({.name = "a", .missions = {"X"}}, {.name = "b"}));
    EXPECT_FALSE(compete({.name = "a", .valid_from = noon}, {.name = "b"}));
    EXPECT_FALSE(compete({.name = "a"}, {.name = "b", .valid_from = noon, .valid_until = noon}));
}

TEST(AcquirerTerms, AFormMayBePostedForTheTimeToPayAfterTheEnd)
{
    AcquirerTerms const terms{.name = "a", .valid_from = noon, .valid_until = after};
    constexpr std::chrono::minutes time_to_pay{90};
    EXPECT_FALSE(may_be_posted_to(terms, before, time_to_pay));
    EXPECT_TRUE(may_be_posted_to(terms, noon, time_to_pay));
    EXPECT_TRUE(may_be_posted_to(terms, after + time_to_pay - std::chrono::seconds{1}, time_to_pay));
    EXPECT_FALSE(may_be_posted_to(terms, after + time_to_pay, time_to_pay));
}

// ---- any acquirers, few posts and moments, so that they meet

std::vector<std::string> const posts{"A", "B", "C"};

core::Instant moment(int hours)
{
    return noon + std::chrono::hours{hours};
}

std::optional<core::Instant> drawn_moment()
{
    return *rc::gen::arbitrary<bool>() ? std::optional{moment(*rc::gen::inRange(0, 4))} : std::nullopt;
}

AcquirerTerms drawn_terms(std::string name)
{
    std::vector<std::string> missions;
    for (auto const& post : posts)
        if (*rc::gen::inRange(0, 3) == 0) missions.push_back(post);
    return {std::move(name), std::move(missions), drawn_moment(), drawn_moment()};
}

std::vector<AcquirerTerms> drawn_acquirers()
{
    std::vector<AcquirerTerms> all;
    auto const count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) all.push_back(drawn_terms(std::to_string(i)));
    return all;
}

/// Every post and moment at which a choice among drawn acquirers can come out differently.
template <class Look>
void everywhere(Look const& look)
{
    for (auto const& post : {"A", "B", "C", "D"})
        for (int hours = -1; hours < 5; ++hours) look(post, moment(hours));
}

bool any_compete(std::vector<AcquirerTerms> const& all)
{
    for (auto one = all.begin(); one != all.end(); ++one)
        if (std::any_of(one + 1, all.end(), [&](auto const& other) { return compete(*one, other); }))
            return true;
    return false;
}

RC_GTEST_PROP(AcquirerChoice, IsOneThatMayExactlyWhenOneMay, ())
{
    auto const all = drawn_acquirers();
    everywhere([&](std::string_view post, core::Instant at) {
        auto const* const one = choose(all, post, at);
        RC_ASSERT((one != nullptr) == std::ranges::any_of(all, [&](auto const& each) {
                      return takes(each, post, at);
                  }));
        if (one != nullptr) RC_ASSERT(takes(*one, post, at));
    });
}

RC_GTEST_PROP(AcquirerChoice, IsNotPassedOverByAnyRule, ())
{
    auto const all = drawn_acquirers();
    everywhere([&](std::string_view post, core::Instant at) {
        auto const* const one = choose(all, post, at);
        for (auto const& other : all) {
            if (!takes(other, post, at)) continue;
            RC_ASSERT((!one->missions.empty() || other.missions.empty()));
            bool const alike = one->missions.empty() == other.missions.empty();
            RC_ASSERT((!alike || !(one->valid_from < other.valid_from)));
        }
    });
}

RC_GTEST_PROP(AcquirerChoice, DoesNotHangOnTheOrderInWhichTheyAreWritten, ())
{
    auto const all = drawn_acquirers();
    RC_PRE(!any_compete(all));
    auto turned = all;
    std::ranges::reverse(turned);
    everywhere([&](std::string_view post, core::Instant at) {
        RC_ASSERT(chosen(all, post, at) == chosen(turned, post, at));
    });
}

RC_GTEST_PROP(AcquirerChoice, HangsOnTheOrderExactlyWhereTwoCompete, ())
{
    auto const one = drawn_terms("one");
    auto const other = drawn_terms("other");
    bool tossed = false;
    everywhere([&](std::string_view post, core::Instant at) {
        tossed = tossed || chosen({one, other}, post, at) != chosen({other, one}, post, at);
    });
    RC_ASSERT(tossed == compete(one, other));
}

RC_GTEST_PROP(AcquirerChoice, OfBeforeASuccessorIsNotChangedByAddingIt, ())
{
    auto const all = drawn_acquirers();
    auto with = all;
    with.push_back(drawn_terms("successor"));
    RC_PRE(with.back().valid_from.has_value());
    everywhere([&](std::string_view post, core::Instant at) {
        if (at < *with.back().valid_from) RC_ASSERT(chosen(all, post, at) == chosen(with, post, at));
    });
}

} // namespace
} // namespace etimbre::domain::payment
