#include "commands/table_text.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

TEST(TableText, ColumnsAreAsWideAsWhatIsInThem)
{
    TableText table{{{"account"}, {"balance", TableText::Side::right}}};
    table.add({"prepaid:MAD", "-8.00"});
    table.add({"é", "12345.00"});
    EXPECT_EQ(table.text(), "account       balance\nprepaid:MAD     -8.00\né            12345.00\n");
}

TEST(TableText, NoLineEndsInBlanks)
{
    TableText table{{{"a"}, {"b"}}};
    table.add({"x", ""});
    EXPECT_EQ(table.text(), "a  b\nx\n");
}

} // namespace
} // namespace etimbre::commands
