#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::commands {

/// How far long work has come: a bar on a terminal, drawn over itself and never wider than its line;
/// elsewhere a line for each tenth of what takes long.
class ProgressLine {
public:
    /// @param columns  of the terminal; none where `out` is something else. `out` must outlive it.
    /// @param total    what it is to come to.
    ProgressLine(
        std::ostream& out, std::optional<std::size_t> columns, std::string_view name, std::int64_t total
    );

    void reach(std::int64_t done);
    /// Wipes the bar away.
    void end();

private:
    std::ostream& out_;
    std::optional<std::size_t> columns_;
    std::string name_;
    std::size_t drawn_ = 0; ///< columns
    std::int64_t total_;
    std::int64_t shown_ = -1; ///< of 100
};

/// How wide the terminal is that standard error is; nothing where it is none.
std::optional<std::size_t> watched_columns();

} // namespace etimbre::commands
