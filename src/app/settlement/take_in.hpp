#pragma once

#include "app/settlement/layout.hpp"
#include "app/settlement/ports.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace etimbre::app::settlement {

struct Terms {
    core::Sha256 sha256;
    core::Currency currency = core::mad; ///< of our accounts
    AcquirerOf acquirer_of;
    ReaderMaker reader;
};

/// What a reading came to.
struct Reading {
    Summary summary{};
    int chunks = 0;
    std::optional<domain::settlement::Fault> fault{};
    bool complete = false; ///< read to its end, or to the fault
};

/// Hands on bytes, piece by piece, until it is told false; false where there are none to hand on.
using Source = std::function<bool(std::function<bool(std::string_view)> const& take)>;

/// Reads a file to its end or its first fault. Nothing where the bytes are not here.
/// @param goes_on  asked between two pieces, with how many bytes were read.
std::optional<Reading> read_file(
    Terms const& terms,
    Source const& source,
    Layout::LayOut const& lay_out,
    std::function<bool(std::int64_t)> const& goes_on
);

struct Tools {
    Transactions& transactions;
    Vault& vault;
    Terms const& terms;
    core::Clock clock;
    std::function<bool(std::int64_t)> goes_on;
};

enum class Progress {
    decided,     ///< published, superseded or rejected, now or before
    interrupted, ///< it goes on where it stands
    not_here,    ///< its bytes are kept elsewhere
};

/// Brings a received file to its end: lays it out chunk by chunk, each a transaction, behind what was laid
/// out before; then publishes it, or rejects it and takes away what was laid out. Whatever of it was done
/// already, by whomever, is not done again, so it may be killed anywhere and run any number of times, at once
/// too.
Progress take_in(Tools const& tools, std::string_view sha);

} // namespace etimbre::app::settlement
