#include "domain/reconciliation/life.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::reconciliation {
namespace {

TEST(Life, AnEndNeedsAProposalAndAnApproval)
{
    EXPECT_EQ(next(State::open, Step::propose).value(), State::proposed);
    EXPECT_EQ(next(State::proposed, Step::approve_write_off).value(), State::written_off);
    EXPECT_FALSE(next(State::open, Step::approve_resolve));
    EXPECT_FALSE(next(State::proposed, Step::propose));
}

TEST(Life, WhatFilesExplainNeedsNobody)
{
    EXPECT_EQ(next(State::open, Step::correct).value(), State::resolved);
    EXPECT_EQ(next(State::proposed, Step::correct).value(), State::resolved);
}

TEST(Life, WhatIsClosedCanOnlyBeOpenedAgain)
{
    for (auto const closed : {State::resolved, State::written_off})
        for (auto const step :
             {Step::propose, Step::reject, Step::approve_resolve, Step::approve_write_off, Step::correct})
            EXPECT_EQ(next(closed, step).error().reason, core::Reason::exception_state);
    EXPECT_EQ(next(State::written_off, Step::reopen).value(), State::open);
}

} // namespace
} // namespace etimbre::domain::reconciliation
