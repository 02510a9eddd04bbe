#include "config/keys.hpp"
#include "config/print.hpp"
#include "config/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>
#include <string>

namespace etimbre::config {
namespace {

using testing::HasSubstr;

Settings read_back(std::string const& text)
{
    return parse(text, "printed.toml", [](char const*) -> char const* { return nullptr; });
}

/// Puts a drawn value that its key allows into `settings`; an overload for each kind of value.
template <class Owner>
struct Draw {
    Owner& owner;

    void operator()(Number<Owner> const& number) const
    {
        number.set(owner, *rc::gen::inRange(number.least, number.most + 1));
    }
    void operator()(Text<Owner> const& text) const
    {
        auto const drawn = *rc::gen::string<std::string>();
        if (text.rule.holds(drawn) && is_ascii(drawn)) text.of(owner) = drawn;
    }
    void operator()(Words<Owner> const& words) const
    {
        auto drawn = *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
            rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange(' ', '~'))),
            rc::gen::just(std::string{"[2001:db8::1]:3306"})
        ));
        std::erase_if(drawn, [&](std::string const& each) { return !words.each.holds(each); });
        words.of(owner) = std::move(drawn);
    }

private:
    static bool is_ascii(std::string const& text)
    {
        return std::ranges::all_of(text, [](char each) { return static_cast<unsigned char>(each) < 0x80; });
    }
};

Acquirer drawn_acquirer(std::string name)
{
    Acquirer acquirer;
    acquirer.name = std::move(name);
    for (auto const& key : acquirer_keys()) std::visit(Draw<Acquirer>{acquirer}, key.value);
    return acquirer;
}

bool is_coherent(Settings const& settings)
{
    return settings.payments.expire_after_minutes > settings.payments.session_timeout_seconds &&
           std::ranges::none_of(settings.acquirers, [](Acquirer const& each) {
               return each.credentials_file.empty();
           });
}

TEST(PrintedConfiguration, OfTheDefaultsReadsBackAsTheDefaults)
{
    EXPECT_EQ(read_back(print(defaults())), defaults());
}

TEST(PrintedConfiguration, OfAnySettingsReadsBackAsThem)
{
    EXPECT_TRUE(rc::check([] {
        auto settings = defaults();
        for (auto const& key : keys()) std::visit(Draw<Settings>{settings}, key.value);
        settings.acquirers = {drawn_acquirer("zeta"), drawn_acquirer("cmi"), drawn_acquirer("a-2")};
        settings.mail.server = "127.0.0.1"; // where every kind of security may be
        settings.mail.from = "no-reply@etimbre.example";
        if (settings.webhooks.key_generations.empty()) settings.webhooks.key_generations = {"1"};
        RC_PRE(is_coherent(settings));
        RC_ASSERT(read_back(print(settings)) == settings);
    }));
}

TEST(PrintedConfiguration, AQuoteInAPathStaysInsideItsText)
{
    auto settings = defaults();
    settings.store.database_file = "a\"b\\c é.db";
    EXPECT_EQ(read_back(print(settings)), settings);
}

TEST(PrintedConfiguration, SaysOfEachKeyWhatItMeansItsUnitAndItsDefault)
{
    auto const text = print(defaults());
    EXPECT_THAT(text, HasSubstr("\n[payments]\n\n# When the acquirer is first asked"));
    EXPECT_THAT(text, HasSubstr("# Seconds, 1 to 3600; default 30.\nfirst_poll_seconds = 30\n"));
    for (auto const& key : keys()) {
        EXPECT_THAT(text, HasSubstr("\n" + std::string{key.name} + " = ")) << key.section;
        EXPECT_FALSE(key.meaning.empty()) << key.name;
        EXPECT_TRUE(key.meaning.ends_with('.')) << key.name;
    }
    EXPECT_THAT(text, HasSubstr("\n[acquirers.cmi]\n"));
    for (auto const& key : acquirer_keys()) {
        EXPECT_THAT(text, HasSubstr("\n" + std::string{key.name} + " = "));
        EXPECT_TRUE(key.meaning.ends_with('.')) << key.name;
    }
}

TEST(PrintedConfiguration, FitsTheScreen)
{
    std::istringstream lines{print(defaults())};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 110U) << line;
}

} // namespace
} // namespace etimbre::config
