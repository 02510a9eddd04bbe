#pragma once

#include "core/instant.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The feed of everything that happened: numbered without a gap, each entry bound to the one before it.
namespace etimbre::domain::feed {

/// What happens to one payment, order or stamp, in the order in which it can: of two at one moment the one
/// that stands first here comes first.
enum class Type : std::uint8_t {
    payment_captured,
    payment_refunded,
    order_paid,
    stamp_issued,
    stamp_redeemed,
    stamp_voided,
    refund_requested,
    refund_succeeded,
    refund_failed,
};

/// A type's word, and what must have happened to the same subject before.
struct TypeRow {
    Type type;
    std::string_view word;
    std::optional<Type> after = std::nullopt;
};

/// In the order of `Type`. Every fact that is noted by a store of the books has its row here; whoever adds a
/// fact adds a row.
inline constexpr std::array types{
    TypeRow{Type::payment_captured, "payment.captured"},
    TypeRow{Type::payment_refunded, "payment.refunded", Type::payment_captured},
    TypeRow{Type::order_paid, "order.paid"},
    TypeRow{Type::stamp_issued, "stamp.issued"},
    TypeRow{Type::stamp_redeemed, "stamp.redeemed", Type::stamp_issued},
    TypeRow{Type::stamp_voided, "stamp.voided", Type::stamp_issued},
    TypeRow{Type::refund_requested, "refund.requested"},
    TypeRow{Type::refund_succeeded, "refund.succeeded", Type::refund_requested},
    TypeRow{Type::refund_failed, "refund.failed", Type::refund_requested},
};

constexpr bool types_stand_in_their_order()
{
    for (std::size_t at = 0; at < types.size(); ++at) {
        auto const& [type, word, after] = types.at(at);
        if (static_cast<std::size_t>(type) != at || (after && *after >= type)) return false;
    }
    return true;
}

static_assert(types_stand_in_their_order());

constexpr TypeRow const& row_of(Type type)
{
    return types.at(static_cast<std::size_t>(type));
}

constexpr std::string_view word_of(Type type)
{
    return row_of(type).word;
}

/// Nothing for a word that a newer program wrote.
constexpr std::optional<Type> type_of(std::string_view word)
{
    auto const* const row = std::ranges::find(types, word, &TypeRow::word);
    return row == types.end() ? std::nullopt : std::optional{row->type};
}

/// A fact that happened, noted in the transaction in which it did. Type and subject name it for ever: a
/// subject goes through each type at most once.
struct Event {
    Type type = Type::order_paid;
    std::string subject; ///< payment or order id, stamp number, …
    std::string mission; ///< whose business it is besides the treasury's; empty: nobody's
    core::Instant at;
    std::string data; ///< one JSON object (`Data`)
};

/// An event on its way into the feed.
struct Noted {
    std::string id; ///< "stamp.redeemed:4071883529061770", at most 100 characters
    std::string mission;
    std::int64_t at_us = 0;
    std::string data;

    friend bool operator==(Noted const&, Noted const&) = default;
};

/// "stamp.redeemed" of "stamp.redeemed:4071883529061770".
constexpr std::string_view word_in(std::string_view id)
{
    return id.substr(0, id.find(':'));
}

constexpr std::string_view subject_in(std::string_view id)
{
    auto const colon = id.find(':');
    return colon == std::string_view::npos ? std::string_view{} : id.substr(colon + 1);
}

std::string id_of(Type type, std::string_view subject);

Noted noted(Event event);

} // namespace etimbre::domain::feed
