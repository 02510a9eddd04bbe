#include "config/keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace etimbre::config {
namespace {

/// Whether the default of a key is a value that the key allows; an overload for each kind of value.
template <class Owner>
struct Allowed {
    Owner& owner;

    bool operator()(Number<Owner> const& number) const
    {
        auto const value = number.get(owner);
        return number.least <= value && value <= number.most;
    }
    bool operator()(Text<Owner> const& text) const { return text.rule.holds(text.of(owner)); }
    bool operator()(Words<Owner> const& words) const
    {
        return std::ranges::all_of(words.of(owner), words.each.holds);
    }
};

TEST(Keys, EveryDefaultIsAValueThatItsKeyAllows)
{
    Settings settings;
    for (auto const& key : keys())
        EXPECT_TRUE(std::visit(Allowed<Settings>{settings}, key.value)) << key.section << key.name;
    Acquirer acquirer;
    for (auto const& key : acquirer_keys())
        EXPECT_TRUE(std::visit(Allowed<Acquirer>{acquirer}, key.value)) << key.name;
}

TEST(Keys, NoTwoHaveOneName)
{
    std::set<std::pair<std::string_view, std::string_view>> names;
    for (auto const& key : keys()) EXPECT_TRUE(names.emplace(key.section, key.name).second) << key.name;
    for (auto const& key : acquirer_keys())
        EXPECT_TRUE(names.emplace(key.section, key.name).second) << key.name;
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

TEST(Keys, AreFoundBySection)
{
    ASSERT_EQ(keys_of("ops").size(), 2U);
    EXPECT_EQ(keys_of("ops").front().name, "address");
    EXPECT_EQ(keys_of("log").size(), 1U);
    EXPECT_TRUE(keys_of("opps").empty());
    EXPECT_TRUE(keys_of("acquirers").empty());
}

} // namespace
} // namespace etimbre::config
