#include "app/reconcile/reconcile_file.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

TEST(ReconcileFile, GoesFromStageToStageAndThenDoesNothing)
{
    testing::BooksInMemory of;
    of.lines.lines = {testing::line_of(1, "a")};
    of.lines.expectations = {testing::sale("a")};
    int steps = 0;
    while (reconcile_step(of.books, "f", testing::terms, testing::noon)) ASSERT_LT(++steps, 10);
    EXPECT_EQ(of.files.rows.at("f").stage, Stage::done);
    EXPECT_EQ(of.lines.kept.size(), 1U);
    EXPECT_FALSE(reconcile_step(of.books, "f", testing::terms, testing::noon));
    EXPECT_EQ(of.lines.kept.size(), 1U);
}

} // namespace
} // namespace etimbre::app::reconcile
