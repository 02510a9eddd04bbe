#pragma once

#include <span>
#include <string_view>

namespace etimbre::fuzz {

/// One parser of input that a stranger writes. `run` feeds it the bytes and checks what must hold whatever
/// they are; a broken promise ends the process, as a sanitizer's finding does.
struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

/// Every target; the name is also that of its folder in corpus/.
std::span<Target const> targets();

/// Ends the process with `promise` where it does not hold.
void must(bool holds, char const* promise);

} // namespace etimbre::fuzz
