#include "commands/progress_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace etimbre::commands {
namespace {

constexpr std::int64_t whole = 100;
constexpr std::int64_t tenth = 10;
constexpr std::int64_t long_bytes = std::int64_t{16} * 1024 * 1024; // less is done before anybody wonders
constexpr std::size_t bar_width = 30;

std::string bar(std::int64_t percent)
{
    auto const full = bar_width * static_cast<std::size_t>(percent) / static_cast<std::size_t>(whole);
    return '[' + std::string(full, '#') + std::string(bar_width - full, '-') + ']';
}

} // namespace

ProgressLine::ProgressLine(std::ostream& out, bool is_terminal, std::string name, std::int64_t total)
    : out_{out}, is_terminal_{is_terminal}, name_{std::move(name)}, total_{std::max<std::int64_t>(total, 1)}
{
}

void ProgressLine::reach(std::int64_t done)
{
    auto const percent = std::min(done, total_) * whole / total_;
    auto const step = is_terminal_ ? percent : percent / tenth * tenth;
    if (step <= shown_ || (!is_terminal_ && (step == 0 || total_ < long_bytes))) return;
    shown_ = step;
    if (is_terminal_)
        out_ << '\r' << bar(step) << ' ' << step << " %  " << name_ << std::flush;
    else
        out_ << step << " % of " << name_ << std::endl;
}

void ProgressLine::end()
{
    if (!is_terminal_ || shown_ < 0) return;
    constexpr std::size_t beside = 12; // brackets, figures and blanks
    out_ << '\r' << std::string(bar_width + beside + name_.size(), ' ') << '\r' << std::flush;
}

bool is_watched()
{
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace etimbre::commands
