#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::house {
namespace {

struct Door {
    std::string file;
    std::string function;
};

std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// What stands between the backticks of one row of a table, in order.
std::vector<std::string> quoted_in(std::string_view row)
{
    std::vector<std::string> words;
    for (auto open = row.find('`'); open != std::string_view::npos; open = row.find('`', open)) {
        auto const close = row.find('`', open + 1);
        if (close == std::string_view::npos) break;
        words.emplace_back(row.substr(open + 1, close - open - 1));
        open = close + 1;
    }
    return words;
}

/// The rows of the door table: the last two quoted words of a row are its file and its function.
std::vector<Door> doors_of(std::string const& page)
{
    std::vector<Door> doors;
    for (std::size_t at = 0; at < page.size();) {
        auto const end = std::min(page.find('\n', at), page.size());
        auto const words = quoted_in(std::string_view{page}.substr(at, end - at));
        if (page[at] == '|' && words.size() >= 2 && words[words.size() - 2].starts_with("src/"))
            doors.push_back({words[words.size() - 2], words.back()});
        at = end + 1;
    }
    return doors;
}

/// Whether the file defines the function: its name, a parameter list, and no semicolon before the body opens.
bool defines(std::string const& source, std::string const& function)
{
    for (auto at = source.find(function + "("); at != std::string::npos;
         at = source.find(function + "(", at + 1)) {
        auto const before = at == 0 ? '\n' : source[at - 1];
        auto const body = source.find("\n{", at);
        auto const stop = source.find(';', at);
        if ((before == ' ' || before == '\n') && body != std::string::npos && body < stop) return true;
    }
    return false;
}

TEST(TheWalk, EveryDoorIsWhereTheTableSays)
{
    std::filesystem::path const root{PROJECT_ROOT};
    auto const doors = doors_of(content_of(root / "docs" / "architecture.md"));
    EXPECT_GE(doors.size(), 25U);
    for (auto const& [file, function] : doors)
        EXPECT_TRUE(defines(content_of(root / file), function)) << file << " does not define " << function;
}

TEST(TheWalk, ADoorThatMovedIsNoticed)
{
    EXPECT_TRUE(defines("int open(int door)\n{\n}\n", "open"));
    EXPECT_FALSE(defines("int open(int door);\nint shut()\n{\n}\n", "open"));
    EXPECT_FALSE(defines("int reopen(int door)\n{\n}\n", "open"));
}

TEST(TheWalk, ARowNamesItsFileAndItsFunctionLast)
{
    auto const doors = doors_of("| 1 | `capturing` is committed | `src/a.cpp` | `note` |\n| x | `y` |\n");
    ASSERT_EQ(doors.size(), 1U);
    EXPECT_EQ(doors[0].file, "src/a.cpp");
    EXPECT_EQ(doors[0].function, "note");
}

} // namespace
} // namespace etimbre::house
