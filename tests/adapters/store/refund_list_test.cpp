#include "adapters/store/refund_list.hpp"
#include "refund_samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::refund::State;

class RefundListTest : public StoreTest {
protected:
    RefundListTest()
    {
        write_captured_order(unit_);
        write(0, 'k');
        write(1, 'c');
        write(1, 'b'); // of the same moment
        write(2, 'a');
    }
    void write(int seconds, char letter)
    {
        auto refund = sample_refund(letter, 'a', 0);
        refund.created_at = noon + std::chrono::seconds{seconds};
        refund.state = letter == 'a' ? State::failed : State::succeeded;
        unit_.refund.refunds.insert(refund);
    }
    std::string letters(app::refund::Listing listing)
    {
        if (listing.most == 0) listing.most = 100;
        std::string found;
        for (auto const& refund : unit_.refund.refunds.list(listing)) found += refund.id.value.front();
        return found;
    }
};

TEST_F(RefundListTest, TheOldestComesFirst)
{
    EXPECT_EQ(letters({}), "kbca");
}

TEST_F(RefundListTest, APageBeginsAfterTheLastOfTheOneBefore)
{
    EXPECT_EQ(letters({.most = 2}), "kb");
    auto const moment = noon + std::chrono::seconds{1};
    EXPECT_EQ(letters({.after = moment, .last = {id_of('b')}, .most = 2}), "ca");
    EXPECT_EQ(letters({.after = noon + std::chrono::seconds{2}, .last = {id_of('a')}}), "");
}

TEST_F(RefundListTest, OnlyThoseOfTheStatesAskedFor)
{
    EXPECT_EQ(letters({.states = {State::failed}}), "a");
    EXPECT_EQ(letters({.states = {State::succeeded}}), "kbc");
    EXPECT_EQ(letters({.states = {State::unknown, State::failed}}), "a");
    EXPECT_EQ(letters({.states = {State::sending, State::unknown, State::declined}}), "");
}

} // namespace
} // namespace etimbre::adapters::store
