#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::est3dgate {

/// A posted field: name and value, as they stand in the form.
using FormField = std::pair<std::string, std::string>;
using FormFields = std::vector<FormField>;

/// The est3Dgate hash "ver3", the same rule for what we post and for what is posted to us.
///
/// Every field counts, known or not, empty or not, except those named `hash` or `encoding` in any case and
/// those in `excluded`. Values in natural order of their names (equal names keep the posted order), `\` and
/// `|` escaped with a backslash, joined with `|`, then the store key escaped likewise; SHA-512; Base64 (88
/// characters).
///
/// Only values are hashed, in the order of their names: the names themselves are not bound. Whoever holds one
/// signed message can rename its fields as long as the order stays, so a good hash is never proof of an
/// amount or an order.
///
/// @param excluded  Names in lower case that this acquirer leaves out, such as "nationalidno".
std::string ver3_hash(
    std::span<FormField const> fields, std::string_view store_key, std::span<std::string const> excluded = {}
);

/// Compares two hashes in time that depends on their length only.
bool same_hash(std::string_view left, std::string_view right);

/// Whether this is the field that carries the hash: HASH, Hash or hash.
bool is_hash_field(std::string_view name);

/// ASCII letters in lower case, the rest as it is.
std::string to_lower(std::string_view text);

} // namespace etimbre::adapters::est3dgate
