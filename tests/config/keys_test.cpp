#include "config/keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace etimbre::config {
namespace {

/// Whether the default of a key is a value that the key allows; an overload for each kind of value.
struct Allowed {
    Settings& settings;

    bool operator()(Number const& number) const
    {
        auto const value = number.get(settings);
        return number.least <= value && value <= number.most;
    }
    bool operator()(Text const& text) const { return text.rule.holds(text.of(settings)); }
    bool operator()(Words const& words) const
    {
        return std::ranges::all_of(words.of(settings), words.each.holds);
    }
};

TEST(Keys, EveryDefaultIsAValueThatItsKeyAllows)
{
    Settings settings;
    for (auto const& key : keys())
        EXPECT_TRUE(std::visit(Allowed{settings}, key.value)) << key.section << key.name;
}

TEST(Keys, NoTwoHaveOneName)
{
    std::set<std::pair<std::string_view, std::string_view>> names;
    for (auto const& key : keys()) EXPECT_TRUE(names.emplace(key.section, key.name).second) << key.name;
}

TEST(Keys, OfOneSectionStandTogether)
{
    std::set<std::string_view> done;
    std::string_view section;
    for (auto const& key : keys()) {
        if (key.section == section) continue;
        EXPECT_TRUE(done.insert(key.section).second) << key.section;
        section = key.section;
    }
}

TEST(Keys, WithAUnitInTheirNameAreOfThatUnit)
{
    for (auto const& key : keys()) {
        for (std::string_view const unit : {"seconds", "minutes", "hours", "days"}) {
            EXPECT_TRUE(!key.name.ends_with(unit) || key.unit == unit) << key.name;
        }
    }
}

TEST(Keys, AreFoundBySectionAndName)
{
    for (auto const& key : keys()) EXPECT_EQ(find_key(key.section, key.name), &key);
    EXPECT_EQ(find_key("ops", "base_url"), nullptr);
    EXPECT_TRUE(is_section("ops"));
    EXPECT_FALSE(is_section("opps"));
}

} // namespace
} // namespace etimbre::config
