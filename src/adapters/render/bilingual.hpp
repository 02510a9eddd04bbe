#pragma once

#include "adapters/render/page.hpp"
#include "adapters/render/words.hpp"
#include "core/language.hpp"

#include <string_view>

namespace etimbre::adapters::render {

/// The same thing in the order's language and, where that is not French, in French.
struct Said {
    std::string_view first;
    std::string_view second;
};

/// Writes on a page in the order's language, with French beside it where the post needs it.
class Bilingual {
public:
    using Word = std::string_view Words::*;

    explicit Bilingual(core::Language language) : language_{language} {}

    core::Language language() const { return language_; }
    Said word(Word word) const
    {
        return {words_in(language_).*word, french(words_in(core::Language::fr).*word)};
    }
    Said name(core::Names const& names) const { return {names.in(language_), french(names.fr)}; }

    /// Both languages in one line.
    Cell cell(Box box, Said const& said, Type const& type) const;
    /// The order's language alone: amounts and times, which anyone can read.
    Cell own(Box box, std::string_view text, Type const& type) const
    {
        return {box, {text, language_}, type};
    }
    /// What runs from left to right in every language: digits, hexadecimal, addresses.
    static Cell plain(Box box, std::string_view text, Type const& type)
    {
        return {box, {text, core::Language::en}, type};
    }

    /// Writes both languages, the second smaller and quieter under the first, and answers their height.
    double write(Page& page, char const* role, Box box, Said const& said, Type const& type) const;

private:
    std::string_view french(std::string_view text) const
    {
        return language_ == core::Language::fr ? std::string_view{} : text;
    }

    core::Language language_;
};

} // namespace etimbre::adapters::render
