#include "adapters/est3dgate/ascii_fold.hpp"

#include "adapters/est3dgate/hash.hpp"
#include "adapters/est3dgate/utf8.hpp"

#include <algorithm>
#include <array>

namespace etimbre::adapters::est3dgate {

namespace {

struct Fold {
    std::u32string_view letters; ///< each of them is written as `ascii`
    std::string_view ascii;
};

constexpr std::array folds{
    Fold{U"ÀÁÂÃÄÅĀĂĄǍȀȂȦẠẢẤẦẨẪẬẮẰẲẴẶ", "A"},
    Fold{U"àáâãäåāăąǎȁȃȧạảấầẩẫậắằẳẵặª", "a"},
    Fold{U"Æ", "AE"},
    Fold{U"æ", "ae"},
    Fold{U"ÇĆĈĊČ", "C"},
    Fold{U"çćĉċč", "c"},
    Fold{U"ÐĎĐḌ", "D"},
    Fold{U"ðďđḍ", "d"},
    Fold{U"ÈÉÊËĒĔĖĘĚȄȆẸẺẼẾỀỂỄỆ", "E"},
    Fold{U"èéêëēĕėęěȅȇẹẻẽếềểễệǝə", "e"},
    Fold{U"ĜĞĠĢǦ", "G"},
    Fold{U"ĝğġģǧ", "g"},
    Fold{U"ĤĦḤḪ", "H"},
    Fold{U"ĥħḥḫ", "h"},
    Fold{U"ÌÍÎÏĨĪĬĮİǏỈỊ", "I"},
    Fold{U"ìíîïĩīĭįıǐỉị", "i"},
    Fold{U"Ĵ", "J"},
    Fold{U"ĵ", "j"},
    Fold{U"Ķ", "K"},
    Fold{U"ķĸ", "k"},
    Fold{U"ĹĻĽĿŁ", "L"},
    Fold{U"ĺļľŀł", "l"},
    Fold{U"ÑŃŅŇŊ", "N"},
    Fold{U"ñńņňŋ", "n"},
    Fold{U"ÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ", "O"},
    Fold{U"òóôõöøōŏőơǒọỏốồổỗộớờởỡợº", "o"},
    Fold{U"Œ", "OE"},
    Fold{U"œ", "oe"},
    Fold{U"ŔŖŘṚ", "R"},
    Fold{U"ŕŗřṛ", "r"},
    Fold{U"ŚŜŞŠȘṢ", "S"},
    Fold{U"śŝşšșṣſ", "s"},
    Fold{U"ẞ", "SS"},
    Fold{U"ß", "ss"},
    Fold{U"ŢŤŦȚṬ", "T"},
    Fold{U"ţťŧțṭ", "t"},
    Fold{U"Þ", "TH"},
    Fold{U"þ", "th"},
    Fold{U"ÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ", "U"},
    Fold{U"ùúûüũūŭůűųưǔụủứừửữự", "u"},
    Fold{U"Ŵ", "W"},
    Fold{U"ŵ", "w"},
    Fold{U"ÝŶŸỲỴỶỸ", "Y"},
    Fold{U"ýÿŷỳỵỷỹ", "y"},
    Fold{U"ŹŻŽẒ", "Z"},
    Fold{U"źżžẓ", "z"},
    Fold{U"’‘ʼʿʾ`´", "'"},
    Fold{U"‐‑‒–—", "-"},
    Fold{U"\u00a0\u2009\u202f\t\r\n", " "},
};

constexpr bool stands_for_itself(char32_t code)
{
    return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z') ||
           (code >= U'0' && code <= U'9') || code == U' ' || code == U'-' || code == U'\'' || code == U'.';
}

void append_folded(std::string& ascii, char32_t code)
{
    if (stands_for_itself(code)) {
        ascii += static_cast<char>(code);
        return;
    }
    auto const* const fold = std::ranges::find_if(folds, [code](Fold const& each) {
        return each.letters.find(code) != std::u32string_view::npos;
    });
    if (fold != folds.end()) ascii += fold->ascii;
}

std::string single_spaced(std::string_view text)
{
    std::string spaced;
    for (char const c : text)
        if (c != ' ' || (!spaced.empty() && spaced.back() != ' ')) spaced += c;
    if (spaced.ends_with(' ')) spaced.pop_back();
    return spaced;
}

bool has_letter(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

} // namespace

bool holds_rewritten_word(std::string_view text)
{
    return to_lower(text).find("document") != std::string::npos;
}

std::string bill_to_name(std::string_view name, std::size_t max_characters)
{
    std::string ascii;
    while (!name.empty())
        if (auto const code = take_code_point(name)) append_folded(ascii, *code);

    auto const folded = single_spaced(single_spaced(ascii).substr(0, max_characters));
    if (!has_letter(folded) || holds_rewritten_word(folded)) return "eTimbre";
    return folded;
}

} // namespace etimbre::adapters::est3dgate
