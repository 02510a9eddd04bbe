#pragma once

#include "config/keys.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

/// The way from a key to its member of Settings: `number<&Settings::limits, &Limits::body_kib>(1, 64)`.
namespace etimbre::config {

std::int64_t count_of(auto number)
{
    return static_cast<std::int64_t>(number);
}

template <class Rep, class Period>
std::int64_t count_of(std::chrono::duration<Rep, Period> duration)
{
    return count_of(duration.count());
}

template <auto Section, auto Field>
constexpr Text text(Rule rule)
{
    return {[](Settings& settings) -> std::string& { return settings.*Section.*Field; }, rule};
}

template <auto Section, auto Field>
constexpr Number number(std::int64_t least, std::int64_t most)
{
    return {
        [](Settings const& settings) { return count_of(settings.*Section.*Field); },
        [](Settings& settings, std::int64_t value) {
            auto& field = settings.*Section.*Field;
            field = static_cast<std::remove_reference_t<decltype(field)>>(value);
        },
        least,
        most
    };
}

template <auto Section, auto Field>
constexpr Words words(Rule each)
{
    return {[](Settings& settings) -> std::vector<std::string>& { return settings.*Section.*Field; }, each};
}

} // namespace etimbre::config
