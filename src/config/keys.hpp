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

struct Text {
    std::string& (*of)(Settings&);
    Rule rule;
};

/// A whole number from `least` to `most`, both included.
struct Number {
    std::int64_t (*get)(Settings const&);
    void (*set)(Settings&, std::int64_t);
    std::int64_t least;
    std::int64_t most;
};

struct Words {
    std::vector<std::string>& (*of)(Settings&);
    Rule each;
};

/// One key of the file: everything there is to know about it but its default, which is the member's own.
struct Key {
    std::string_view section;
    std::string_view name;
    std::variant<Text, Number, Words> value;
    std::string_view unit;
    std::string_view meaning;
};

/// Every key, in the order in which the file is printed; keys of one section stand together.
std::span<Key const> keys();

/// The key of that name in that section, or null.
Key const* find_key(std::string_view section, std::string_view name);

/// Whether some key belongs to `section`.
bool is_section(std::string_view section);

} // namespace etimbre::config
