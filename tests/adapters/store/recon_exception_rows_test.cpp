#include "adapters/store/recon_exception_rows.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

TEST(ReconExceptionRows, WhatWaitsIsMarked)
{
    app::reconcile::Exception exception;
    exception.id = id_of('x');
    exception.amount = mad(5);
    exception.detail = "d";
    exception.opened = noon;
    EXPECT_EQ(row_of(exception).waits, 1);
    exception.state = app::reconcile::recon::State::written_off;
    EXPECT_EQ(row_of(exception).waits, 0);
    auto const back = exception_of(row_of(exception));
    EXPECT_EQ(back.id, exception.id);
    EXPECT_EQ(back.state, exception.state);
    EXPECT_EQ(back.opened, noon);
    EXPECT_EQ(back.amount, mad(5));
}

TEST(ReconExceptionRows, AStepIsReadAsItWasWritten)
{
    app::reconcile::HistoryStep const step{
        id_of('x'), 2, "open", "proposed", "propose", "maker", "why", 7, noon
    };
    auto const back = step_of(row_of(step));
    EXPECT_EQ(back.number, 2);
    EXPECT_EQ(back.actor, "maker");
    EXPECT_EQ(back.moved_minor, 7);
    EXPECT_EQ(back.at, noon);
}

TEST(ReconExceptionRows, ATextThatIsTooLongIsCut)
{
    app::reconcile::HistoryStep step;
    step.reason = std::string(9'000, 'r');
    EXPECT_EQ(row_of(step).reason.size(), 4'000U);
}

} // namespace
} // namespace etimbre::adapters::store
