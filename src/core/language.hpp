#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::core {

enum class Language { ar, fr, en, es };

inline constexpr std::array<std::string_view, 4> language_tags{"ar", "fr", "en", "es"};

constexpr std::string_view tag_of(Language language)
{
    return language_tags.at(static_cast<std::size_t>(language));
}

constexpr std::optional<Language> language_of(std::string_view tag)
{
    for (std::size_t i = 0; i < language_tags.size(); ++i)
        if (language_tags.at(i) == tag) return static_cast<Language>(i);
    return std::nullopt;
}

/// A name as people read it, in each of the four languages.
struct Names {
    std::string ar;
    std::string fr;
    std::string en;
    std::string es;

    std::string const& in(Language language) const
    {
        switch (language) {
        case Language::ar:
            return ar;
        case Language::fr:
            return fr;
        case Language::en:
            return en;
        case Language::es:
            return es;
        }
        return fr;
    }
    friend bool operator==(Names const&, Names const&) = default;
};

} // namespace etimbre::core
