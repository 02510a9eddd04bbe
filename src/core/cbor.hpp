#pragma once

#include "core/bytes.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The part of CBOR (RFC 8949) that stamps, receipts and log entries use, strict in both directions:
/// major types 0 to 5, definite lengths, shortest heads, map keys sorted bytewise and unique
/// (deterministic encoding, section 4.2.1), depth at most 4. No floats, no tags, no simple values.
namespace etimbre::core::cbor {

struct Value;
using Array = std::vector<Value>;
/// Entries in the order of their encoded keys. Keys are integers or text.
using Map = std::vector<std::pair<Value, Value>>;

struct Value {
    /// int64 holds types 0 and 1; integers outside int64 are refused by the reader.
    std::variant<std::int64_t, Bytes, std::string, Array, Map> data;

    friend bool operator==(Value const&, Value const&) = default;
};

Value integer(std::int64_t value);
Value bytes(ByteView value);
Value text(std::string_view value);
Value array(Array items);
/// Sorts the entries into deterministic order. Keys must be unique.
Value map(Map entries);

Bytes encode(Value const& value);

/// The value whose deterministic encoding is exactly `input`, nothing before or after; otherwise nothing.
std::optional<Value> decode(ByteView input);

/// The entry of a map under an integer key, or null.
Value const* find(Value const& map, std::int64_t key);

} // namespace etimbre::core::cbor
