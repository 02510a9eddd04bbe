#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace etimbre::domain::notice {

/// What the payer of an order is told.
enum class Event {
    stamps_ready, ///< once, with the money
    sent_again,   ///< the same, asked for on the order's page
    link          ///< asked for by who lost the link, with the order's number and the payer's address
};

inline constexpr std::array<std::pair<Event, std::string_view>, 3> event_words{{
    {Event::stamps_ready, "stamps_ready"},
    {Event::sent_again, "sent_again"},
    {Event::link, "link"},
}};

constexpr std::string_view word_of(Event event)
{
    for (auto const& [each, word] : event_words)
        if (each == event) return word;
    std::unreachable();
}

constexpr std::optional<Event> event_of(std::string_view text)
{
    for (auto const& [each, word] : event_words)
        if (word == text) return each;
    return std::nullopt;
}

} // namespace etimbre::domain::notice
