#pragma once

#include "domain/settlement/identity.hpp"
#include "domain/settlement/line.hpp"
#include "domain/settlement/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The parts of a file as they are laid out, each with its number in the file, from 1.
namespace etimbre::app::settlement {

inline constexpr std::size_t chunk_lines = 5000; ///< most lines of one transaction
inline constexpr std::size_t chunk_rows = 8999;  ///< most rows of it, besides the chunk's own

struct LaidStatement {
    int number = 0;
    std::string identity{};
    std::string content{};
    domain::settlement::StatementHead head{};
    domain::settlement::StatementEnd end{};
};

struct LaidEntry {
    std::int64_t number = 0;
    int statement = 0;
    domain::settlement::Entry entry{};
    std::int64_t details = 0; ///< how many lines it is made of
    domain::settlement::Fingerprint print{};
    std::int32_t occurrence = 1;
};

struct LaidLine {
    std::int64_t number = 0;
    int statement = 0;
    std::int64_t entry = 0; ///< 0: of no entry, but of a report
    domain::settlement::Line line{};
    domain::settlement::Fingerprint print{};
    std::int32_t occurrence = 1;
};

/// What one transaction lays out. Where a file is cut follows from its bytes alone, so that a chunk's number
/// says what is in it.
struct Chunk {
    int number = 0; ///< from 0
    std::vector<LaidStatement> statements{};
    std::vector<LaidEntry> entries{};
    std::vector<LaidLine> lines{};

    std::size_t rows() const { return statements.size() + entries.size() + lines.size(); }
};

} // namespace etimbre::app::settlement
