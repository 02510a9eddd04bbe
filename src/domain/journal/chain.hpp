#pragma once

#include "domain/journal/record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::domain::journal {

/// Walks along a stream, line by line, and finds the first that does not follow from the one before.
class Chain {
public:
    explicit Chain(core::Sha256 sha256) : sha256_{sha256} {}
    /// Goes on after `from`, which somebody vouches for.
    Chain(core::Sha256 sha256, Position from) : sha256_{sha256}, last_{from} {}

    /// The record of the next line. The first one is believed about what was before it, unless it says that
    /// it is the first of all. Refuses as `read_line` does, and `fields` for another stream, a sequence with
    /// a gap or a repetition, a base that goes back or is not before its record, a `prev` that is not the
    /// hash of the line before. A refusal moves nothing.
    core::Result<ReadRecord> take(std::string_view line);

    /// Nothing before the first line.
    std::optional<Position> last() const { return last_; }
    std::uint64_t base() const { return base_; }

private:
    bool follows(ReadRecord const& read) const;

    core::Sha256 sha256_;
    std::optional<Position> last_;
    std::string stream_;
    std::uint64_t base_ = 0;
};

} // namespace etimbre::domain::journal
