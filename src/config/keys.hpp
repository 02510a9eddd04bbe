#pragma once

#include "config/rules.hpp"
#include "config/settings.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace etimbre::config {

/// Where a text stands in `Owner`, which is the settings as a whole or one acquirer's table.
template <class Owner>
struct Text {
    std::string& (*of)(Owner&);
    Rule rule;
};

/// A whole number from `least` to `most`, both included.
template <class Owner>
struct Number {
    std::int64_t (*get)(Owner const&);
    void (*set)(Owner&, std::int64_t);
    std::int64_t least;
    std::int64_t most;
};

template <class Owner>
struct Words {
    std::vector<std::string>& (*of)(Owner&);
    Rule each;
};

/// One key of the file: everything there is to know about it but its default, which is the member's own.
template <class Owner>
struct KeyOf {
    std::string_view section;
    std::string_view name;
    std::variant<Text<Owner>, Number<Owner>, Words<Owner>> value;
    std::string_view unit;
    std::string_view meaning;
};

using Key = KeyOf<Settings>;
using AcquirerKey = KeyOf<Acquirer>;

/// Every key but the acquirers', in the order in which the file is printed; keys of one section stand
/// together.
std::span<Key const> keys();

/// The keys of each table [acquirers.NAME], their order likewise.
std::span<AcquirerKey const> acquirer_keys();

/// Those of one section; none where there is no such section.
std::span<Key const> keys_of(std::string_view section);

} // namespace etimbre::config
