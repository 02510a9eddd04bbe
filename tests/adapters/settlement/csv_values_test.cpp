#include "adapters/settlement/csv_values.hpp"
#include "core/instant.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

TEST(CsvValues, ADayIsReadInItsForm)
{
    EXPECT_EQ(core::to_date(*day_in_form("01/12/2026", "DD/MM/YYYY")), "2026-12-01");
    EXPECT_EQ(core::to_date(*day_in_form("20261201", "YYYYMMDD")), "2026-12-01");
    EXPECT_EQ(core::to_date(*day_in_form("2026-12-01T10:00", "YYYY-MM-DD")), "2026-12-01");
    EXPECT_FALSE(day_in_form("01-12-2026", "DD/MM/YYYY"));
    EXPECT_FALSE(day_in_form("32/12/2026", "DD/MM/YYYY"));
    EXPECT_FALSE(day_in_form("", "DD/MM/YYYY"));
}

} // namespace
} // namespace etimbre::adapters::settlement
