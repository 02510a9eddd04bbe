#pragma once

#include "core/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The part of CBOR (RFC 8949) that stamps, receipts and log entries use, strict in both directions:
/// major types 0 to 5, definite lengths, shortest heads, map keys sorted bytewise and unique
/// (deterministic encoding, section 4.2.1), depth at most 4. No floats, no tags, no simple values.
namespace etimbre::core::cbor {

/// Arrays and maps inside one another; a plain integer has depth 0, `[1]` depth 1.
inline constexpr std::size_t depth_max = 4;

struct Value;
struct Entry;
using Array = std::vector<Value>;
/// In the order of their encoded keys.
using Map = std::vector<Entry>;

struct Value { // NOLINT(misc-no-recursion): values nest
    /// int64 holds types 0 and 1; integers outside int64 are refused by the reader. Text is UTF-8.
    std::variant<std::int64_t, Bytes, std::string, Array, Map> data;
};

/// Of a map. The key is an integer or text.
struct Entry {
    Value key;
    Value value;
};

bool operator==(Value const& left, Value const& right);
bool operator==(Entry const& left, Entry const& right);

Value integer(std::int64_t value);
Value bytes(ByteView value);
Value text(std::string_view value);
Value array(Array items);
/// Sorts the entries into deterministic order. Keys must be integers or text, and unique.
Value map(Map entries);

Bytes encode(Value const& value);

/// The value whose deterministic encoding is exactly `input`, nothing before or after; otherwise nothing.
/// Never reserves memory for a length that the input is too short to hold.
/// @param depth  how deep values may nest; only the trust list needs one level more than stamps.
std::optional<Value> decode(ByteView input, std::size_t depth = depth_max);

/// The entry of a map under an integer key, or null; null also where `map` is not a map.
Value const* find(Value const& map, std::int64_t key);

/// What `value` holds if it holds a T (std::int64_t, Bytes, std::string, Array, Map), else null. Takes null,
/// so that `as<Bytes>(find(map, 4))` reads as one question.
template <class T>
T const* as(Value const* value)
{
    return value == nullptr ? nullptr : std::get_if<T>(&value->data);
}

} // namespace etimbre::core::cbor
