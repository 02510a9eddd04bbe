#pragma once

#include "core/instant.hpp"
#include "core/word_table.hpp"
#include "domain/settlement/line.hpp"
#include "domain/settlement/statement.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::app::settlement {

/// The life of a file: received → parsed → published → superseded, or received → rejected, and from there
/// received again where somebody sends the same bytes once more. Nothing of it counts before it is published.
enum class State {
    received,   ///< its bytes are kept; it is, or will be, laid out
    parsed,     ///< laid out to its end, and all that it says of itself is so
    published,  ///< it counts
    superseded, ///< every statement of it has a newer revision in another file
    rejected,   ///< refused whole
};

inline constexpr core::WordTable<State, 5> state_words{{
    {State::received, "received"},
    {State::parsed, "parsed"},
    {State::published, "published"},
    {State::superseded, "superseded"},
    {State::rejected, "rejected"},
}};

constexpr std::string_view word_of(State state)
{
    return core::word_in(state_words, state);
}

constexpr std::optional<State> state_of(std::string_view text)
{
    return core::found_in(state_words, text);
}

/// What a file says of itself as a whole. Known once it is parsed; of a rejected file as far as it was read.
struct Summary {
    std::string format{}; ///< empty where it was not recognised
    std::string acquirer{};
    std::string message_id{};
    std::string currency{};
    std::optional<std::int64_t> declared_count{}; ///< where all of its statements declare one
    std::optional<std::int64_t> declared_minor{}; ///< credits less debits
    domain::settlement::Totals entries{};
    domain::settlement::LineTotals lines{};

    friend bool operator==(Summary const&, Summary const&) = default;
};

/// Why a file is refused, and where in it.
struct Error {
    std::string what{};
    std::uint64_t line = 0;
    std::string element{};

    friend bool operator==(Error const&, Error const&) = default;
};

/// A file and how it stands.
struct File {
    std::string sha{}; ///< SHA-256 of its bytes, 64 hexadecimal digits: its name
    State state = State::received;
    std::int64_t size_bytes = 0;
    std::string uploaded_by{};
    core::Instant received{};
    std::optional<core::Instant> decided{}; ///< when it was published or rejected
    Summary summary{};
    std::string superseded_by{};
    Error error{};
};

/// Whether `text` can be the name of a file.
constexpr bool is_sha(std::string_view text)
{
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace etimbre::app::settlement
