#pragma once

#include "core/word_table.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace etimbre::domain::notice {

/// What the payer of an order is told.
enum class Event {
    stamps_ready,  ///< once, with the money
    sent_again,    ///< the same, asked for on the order's page
    refund_begun,  ///< stamps were voided and their money is to go back; each of these three once a refund
    refund_done,   ///< it went back
    refund_failed, ///< the bank refused it for good
    link           ///< asked for by who lost the link, with the order's number and the payer's address
};

inline constexpr core::WordTable<Event, 6> event_words{{
    {Event::stamps_ready, "stamps_ready"},
    {Event::sent_again, "sent_again"},
    {Event::refund_begun, "refund_begun"},
    {Event::refund_done, "refund_done"},
    {Event::refund_failed, "refund_failed"},
    {Event::link, "link"},
}};

constexpr std::string_view word_of(Event event)
{
    return core::word_in(event_words, event);
}

constexpr std::optional<Event> event_of(std::string_view text)
{
    return core::found_in(event_words, text);
}

} // namespace etimbre::domain::notice
