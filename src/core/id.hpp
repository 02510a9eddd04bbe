#pragma once

#include "core/bytes.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace etimbre::core {

/// An unguessable name of one kind of thing: 128 random bits as 32 lower-case hexadecimal characters.
template <class Tag>
struct Id {
    std::string value;

    friend bool operator==(Id const&, Id const&) = default;
    friend auto operator<=>(Id const&, Id const&) = default;
};

using QuoteId = Id<struct QuoteTag>;
using OrderId = Id<struct OrderTag>;
using PaymentId = Id<struct PaymentTag>;
using RedemptionId = Id<struct RedemptionTag>;
using RefundId = Id<struct RefundTag>;

/// Whether `text` has the form of an id; says nothing about whether such a thing exists.
bool is_id(std::string_view text);

std::string draw_id(Entropy entropy);

template <class Tag>
Id<Tag> draw(Entropy entropy)
{
    return Id<Tag>{draw_id(entropy)};
}

} // namespace etimbre::core
