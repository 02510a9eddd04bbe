#pragma once

#include "config/keys.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

/// The way from a key to its member: `number<&Settings::limits, &Limits::body_kib>(1, 64)`.
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

/// The class that a member pointer points into.
template <class Owner, class Member>
Owner owner_of(Member Owner::*);

template <auto Pointer>
using OwnerOf = decltype(owner_of(Pointer));

template <auto First, auto... Rest>
auto& member(auto& owner)
{
    if constexpr (sizeof...(Rest) == 0)
        return owner.*First;
    else
        return member<Rest...>(owner.*First);
}

template <auto First, auto... Rest>
constexpr auto text(Rule rule)
{
    using Owner = OwnerOf<First>;
    return Text<Owner>{[](Owner& owner) -> std::string& { return member<First, Rest...>(owner); }, rule};
}

template <auto First, auto... Rest>
constexpr auto number(std::int64_t least, std::int64_t most)
{
    using Owner = OwnerOf<First>;
    return Number<Owner>{
        [](Owner const& owner) { return count_of(member<First, Rest...>(owner)); },
        [](Owner& owner, std::int64_t value) {
            auto& field = member<First, Rest...>(owner);
            field = static_cast<std::remove_reference_t<decltype(field)>>(value);
        },
        least,
        most
    };
}

template <auto First, auto... Rest>
constexpr auto words(Rule each)
{
    using Owner = OwnerOf<First>;
    return Words<Owner>{
        [](Owner& owner) -> std::vector<std::string>& { return member<First, Rest...>(owner); }, each
    };
}

} // namespace etimbre::config
