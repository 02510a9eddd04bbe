#include "domain/feed/owed.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace etimbre::domain::feed {
namespace {

/// What stands before the next divider; `rest` keeps what stands after it.
std::optional<std::string_view> take(std::string_view& rest, char divider)
{
    auto const at = rest.find(divider);
    if (at == std::string_view::npos) return std::nullopt;
    auto const piece = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    return piece;
}

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Noted> read_line(std::string_view line)
{
    auto const id = take(line, '|');
    auto const mission = id ? take(line, '|') : std::nullopt;
    auto const at = mission ? take(line, '|') : std::nullopt;
    auto const at_us = at ? number_in(*at) : std::nullopt;
    if (!at_us || id->empty()) return std::nullopt;
    return Noted{std::string{*id}, std::string{*mission}, *at_us, std::string{line}};
}

/// Types that this program does not know come last: they are newer.
std::size_t rank_of(Noted const& event)
{
    auto const type = type_of(word_in(event.id));
    return type ? static_cast<std::size_t>(*type) : types.size();
}

struct Place {
    std::int64_t second = 0; ///< never earlier than that of what must come before
    std::size_t rank = 0;
    std::int64_t at_us = 0;
    std::size_t index = 0;

    auto key() const { return std::tie(second, rank, at_us, index); }
};

std::vector<Place> places_of(std::vector<Noted> const& events)
{
    std::vector<Place> places(events.size());
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t at = 0; at < events.size(); ++at) {
        auto const second = core::unix_of(core::instant_of_micros(events[at].at_us));
        places[at] = {second, rank_of(events[at]), events[at].at_us, at};
        by_id.emplace(events[at].id, at);
    }
    std::vector<std::size_t> by_rank(events.size());
    std::iota(by_rank.begin(), by_rank.end(), std::size_t{0});
    std::ranges::stable_sort(by_rank, {}, [&](std::size_t at) { return places[at].rank; });
    for (auto const at : by_rank) {
        auto const earlier = before(events[at]);
        auto const found = earlier ? by_id.find(*earlier) : by_id.end();
        if (found != by_id.end())
            places[at].second = std::max(places[at].second, places[found->second].second);
    }
    return places;
}

} // namespace

void append_line(std::string& out, Noted const& event)
{
    out.append(event.id).append("|").append(event.mission).append("|");
    out.append(std::to_string(event.at_us)).append("|").append(event.data).append("\n");
}

std::optional<std::vector<Noted>> read_lines(std::string_view text)
{
    std::vector<Noted> events;
    while (!text.empty()) {
        auto const line = take(text, '\n');
        auto event = line ? read_line(*line) : std::nullopt;
        if (!event) return std::nullopt;
        events.push_back(*std::move(event));
    }
    return events;
}

void put_in_order(std::vector<Noted>& events)
{
    auto places = places_of(events);
    std::ranges::sort(places, [](Place const& one, Place const& other) { return one.key() < other.key(); });
    std::vector<Noted> ordered;
    ordered.reserve(events.size());
    for (auto const& place : places) ordered.push_back(std::move(events[place.index]));
    events = std::move(ordered);
}

std::optional<std::string> before(Noted const& event)
{
    auto const type = type_of(word_in(event.id));
    if (!type || !row_of(*type).after) return std::nullopt;
    return id_of(*row_of(*type).after, subject_in(event.id));
}

} // namespace etimbre::domain::feed
