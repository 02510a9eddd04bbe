#include "core/in_language.hpp"

#include <gtest/gtest.h>

namespace etimbre::core {
namespace {

constexpr std::string_view arabic = "ar";
constexpr std::string_view french = "fr";
constexpr std::string_view english = "en";
constexpr std::string_view spanish = "es";

TEST(InLanguage, EachLanguageHasItsOwn)
{
    for (auto const language : {Language::ar, Language::fr, Language::en, Language::es})
        EXPECT_EQ((in_language<arabic, french, english, spanish>(language)), tag_of(language));
}

} // namespace
} // namespace etimbre::core
