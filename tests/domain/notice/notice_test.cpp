#include "adapters/crypto/hashing.hpp"
#include "domain/notice/notice.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::notice {
namespace {

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);
core::OrderId const order{std::string(32, 'a')};

NoticeId id_of(Event event, std::int64_t occasion, core::Instant now = noon)
{
    return new_notice(order, event, occasion, adapters::crypto::sha256, now).id;
}

TEST(Notice, ItsIdFollowsFromOrderEventAndOccasionAlone)
{
    auto const id = id_of(Event::link, 7);
    EXPECT_TRUE(core::is_id(id.value));
    EXPECT_EQ(id_of(Event::link, 7, noon + std::chrono::hours{1}), id);
    EXPECT_NE(id_of(Event::link, 8), id);
    EXPECT_NE(id_of(Event::sent_again, 7), id);
}

TEST(Notice, ARefundIsAnOccasionOfItsOwn)
{
    core::RefundId const refund{"0123456789abcdef0123456789abcdef"};
    EXPECT_EQ(occasion_of(refund), 0x0123456789abcde);
    EXPECT_EQ(occasion_of({std::string(32, 'f')}), 0xfffffffffffffff) << "never below zero";
    EXPECT_THROW(occasion_of({"r1"}), std::invalid_argument);
}

TEST(Notice, EventsAndStatesAreTheirWords)
{
    for (auto const& [event, word] : event_words) EXPECT_EQ(event_of(word), event);
    for (auto const& [state, word] : state_words) EXPECT_EQ(state_of(word), state);
    EXPECT_EQ(event_of("birthday"), std::nullopt);
    EXPECT_EQ(state_of("lost"), std::nullopt);
}

TEST(Notice, EachWindowOfTimeIsAnotherOccasion)
{
    std::chrono::minutes const length{10};
    auto const begin = core::instant_of_unix(1'790'000'400);
    EXPECT_EQ(occasion_at(begin, length), occasion_at(begin + std::chrono::seconds{599}, length));
    EXPECT_EQ(occasion_at(begin, length) + 1, occasion_at(begin + length, length));
}

TEST(NoticeStates, NothingLeavesAnEndAndEveryStateIsReached)
{
    for (auto const& [state, word] : state_words) {
        bool const reached =
            state == State::created ||
            std::ranges::any_of(transitions, [&](auto const& row) { return row.to == state; });
        EXPECT_TRUE(reached) << word;
    }
    EXPECT_EQ(next(State::delivered, Step::begin), std::nullopt);
    EXPECT_EQ(next(State::created, Step::handed_over), std::nullopt) << "nothing goes that was not begun";
}

} // namespace
} // namespace etimbre::domain::notice
