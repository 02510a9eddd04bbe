#pragma once

#include "adapters/crypto/hashing.hpp"
#include "domain/journal/fact.hpp"
#include "domain/journal/record.hpp"

#include <string>
#include <vector>

namespace etimbre::domain::journal {

inline constexpr core::Sha256 sha256 = adapters::crypto::sha256;

inline Fact ended(std::string const& number)
{
    return {
        Kind::ended,
        {number, "redeemed", std::string(32, 'e'), "MAR-PA", "3", std::string(16, 'a'), "", "1800000000000000"
        }
    };
}

inline std::string text_of(std::vector<Fact> const& facts)
{
    std::string text;
    for (auto const& fact : facts) {
        if (!text.empty()) text += ',';
        append_fact(text, fact);
    }
    return text;
}

/// The next record after `before`, which was committed.
inline Line next(Position const& before, std::string const& facts)
{
    return line_of(
        {.stream = "one-0",
         .seq = before.seq + 1,
         .base = before.seq,
         .at_us = 1'800'000'000'000'000 + static_cast<std::int64_t>(before.seq),
         .facts = facts,
         .prev = before.hash},
        sha256
    );
}

/// A stream of `count` records, from the first.
inline std::vector<Line> stream_of(std::size_t count)
{
    std::vector<Line> lines;
    Position before;
    for (std::size_t at = 0; at < count; ++at) {
        lines.push_back(next(before, text_of({ended(std::to_string(1'000'000'000'000'000 + at))})));
        before = lines.back().position;
    }
    return lines;
}

} // namespace etimbre::domain::journal
