#include "web/posts.hpp"

#include "core/language.hpp"
#include "web/countries.hpp"
#include "web/search_key.hpp"

#include <algorithm>
#include <ranges>

namespace etimbre::web {
namespace {

void add(std::string& words, std::string_view name)
{
    words.append(" ").append(search_key(name));
}

void add(std::string& words, core::Names const& names)
{
    for (auto const* const name : {&names.ar, &names.fr, &names.en, &names.es}) add(words, *name);
}

/// The article stands before a word or not: "الرباط" is found by "رباط".
void add_without_article(std::string& words)
{
    constexpr std::string_view article = " ال";
    std::string bare;
    for (auto at = words.find(article); at != std::string::npos; at = words.find(article, at + 1))
        bare.append(" ").append(words, at + article.size(), words.find(' ', at + 1) - at - article.size());
    words += bare;
}

bool holds_each_word(std::string_view words, std::string_view key)
{
    return std::ranges::all_of(key | std::views::split(' '), [&](auto const& word) {
        return words.contains(' ' + std::string{std::string_view{word}});
    });
}

} // namespace

Posts::Posts(domain::fees::Catalogue const& catalogue)
{
    for (auto const& post : catalogue.missions()) {
        Entry entry{&post, {}, {}};
        add(entry.cities, post.cities);
        entry.words = entry.cities;
        for (auto const tag : core::language_tags)
            add(entry.words, country_name(post.country, core::language_of(tag).value_or(core::Language::fr)));
        add(entry.words, post.names);
        add(entry.words, post.code);
        add_without_article(entry.words);
        entries_.push_back(std::move(entry));
    }
}

std::vector<domain::fees::Mission const*> Posts::find(std::string_view query) const
{
    auto const key = search_key(query);
    std::vector<Entry const*> found;
    if (key.empty()) return {};
    for (auto const& entry : entries_)
        if (holds_each_word(entry.words, key)) found.push_back(&entry);
    std::ranges::stable_partition(found, [&](Entry const* entry) {
        return entry->cities.contains(' ' + key);
    });
    std::vector<domain::fees::Mission const*> posts;
    for (auto const* const entry : found) posts.push_back(entry->post);
    return posts;
}

} // namespace etimbre::web
