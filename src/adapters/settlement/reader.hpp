#pragma once

#include "domain/settlement/sink.hpp"

#include <optional>
#include <string_view>

namespace etimbre::adapters::settlement {

using domain::settlement::Fault;
using domain::settlement::Objection;

/// Reads one file, piece by piece and in constant memory, and hands what it says to a sink. How the bytes are
/// cut makes no difference.
class Reader {
public:
    Reader() = default;
    virtual ~Reader() = default;
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// Nothing where all is well. After a fault, nothing more may be read.
    virtual std::optional<Fault> read(std::string_view bytes) = 0;
    /// The file has no more bytes.
    virtual std::optional<Fault> finish() = 0;
};

} // namespace etimbre::adapters::settlement
