#pragma once

#include "core/reason.hpp"

#include <expected>
#include <string_view>

namespace etimbre::core {

/// Text known when the program was compiled, so that no byte of a request can reach an answer.
struct Literal {
    consteval Literal(char const* literal) : text{literal} {}
    std::string_view text;
};

/// A business "no": which rule refused, and a plain sentence for the person who reads it.
struct Refusal {
    Reason reason;
    Literal detail{""};

    friend constexpr bool operator==(Refusal const& left, Refusal const& right)
    {
        return left.reason == right.reason;
    }
};

/// A refusal is a value; a failure (database, socket, key file) is an exception.
template <class T>
using Result = std::expected<T, Refusal>;

constexpr std::unexpected<Refusal> refuse(Reason reason, Literal detail = "")
{
    return std::unexpected{Refusal{reason, detail}};
}

} // namespace etimbre::core
