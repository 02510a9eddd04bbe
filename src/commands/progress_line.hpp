#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

namespace etimbre::commands {

/// How far long work has come: a bar on a terminal, drawn over itself; elsewhere a line for each tenth of
/// what takes long.
class ProgressLine {
public:
    /// @param total  what it is to come to. `out` must outlive it.
    ProgressLine(std::ostream& out, bool is_terminal, std::string name, std::int64_t total);

    void reach(std::int64_t done);
    /// Wipes the bar away.
    void end();

private:
    std::ostream& out_;
    bool is_terminal_;
    std::string name_;
    std::int64_t total_;
    std::int64_t shown_ = -1; ///< of 100
};

/// Whether standard error is a terminal.
bool is_watched();

} // namespace etimbre::commands
