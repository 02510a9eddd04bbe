#include "commands/progress_line.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace etimbre::commands {
namespace {

constexpr std::int64_t whole = 100;
constexpr std::int64_t tenth = 10;
constexpr std::int64_t long_bytes = std::int64_t{16} * 1024 * 1024; // less is done before anybody wonders
constexpr std::size_t widest_bar = 30;
constexpr std::size_t narrowest_bar = 10;
constexpr std::size_t beside_bar = 10; // brackets, blanks and "100 %"
constexpr std::size_t usual_columns = 80;

bool begins_character(char byte)
{
    constexpr unsigned mask = 0xC0;
    constexpr unsigned following = 0x80;
    return (static_cast<unsigned char>(byte) & mask) != following;
}

std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

/// One line of text, whatever a file is called.
std::string plain(std::string_view name)
{
    std::string text{name};
    constexpr char del = 0x7F;
    for (auto& each : text)
        if ((each >= 0 && each < ' ') || each == del) each = '?';
    return text;
}

/// The beginning of `text` in that many columns.
std::string shortened(std::string const& text, std::size_t columns)
{
    if (width_of(text) <= columns) return text;
    if (columns < 2) return {};
    std::size_t end = 0;
    for (std::size_t width = 0; end < text.size(); ++end)
        if (begins_character(text[end]) && ++width == columns) break;
    return text.substr(0, end) + "…";
}

std::string bar(std::int64_t percent, std::size_t width)
{
    auto const full = width * static_cast<std::size_t>(percent) / static_cast<std::size_t>(whole);
    return '[' + std::string(full, '#') + std::string(width - full, '-') + ']';
}

std::string figure(std::int64_t percent)
{
    constexpr std::size_t digits = 3;
    auto const text = std::to_string(percent);
    return std::string(digits - std::min(digits, text.size()), ' ') + text + " %";
}

/// What is drawn on a line of so many columns, of which the last stays free: a terminal may begin a new line
/// there.
std::string drawing(std::int64_t percent, std::string const& name, std::size_t columns)
{
    if (columns <= narrowest_bar + beside_bar) return figure(percent);
    auto const room = columns - 1 - beside_bar;
    auto const width =
        std::clamp(room - std::min(room, width_of(name)), std::min(narrowest_bar, room), widest_bar);
    return bar(percent, width) + ' ' + figure(percent) + "  " + shortened(name, room - width);
}

} // namespace

ProgressLine::ProgressLine(
    std::ostream& out, std::optional<std::size_t> columns, std::string_view name, std::int64_t total
)
    : out_{out}, columns_{columns}, name_{plain(name)}, total_{std::max<std::int64_t>(total, 1)}
{
}

void ProgressLine::reach(std::int64_t done)
{
    auto const percent = std::min(done, total_) * whole / total_;
    auto const step = columns_ ? percent : percent / tenth * tenth;
    if (step <= shown_ || (!columns_ && (step == 0 || total_ < long_bytes))) return;
    shown_ = step;
    if (columns_) {
        auto const line = drawing(step, name_, *columns_);
        drawn_ = std::max(drawn_, width_of(line));
        out_ << '\r' << line << std::flush;
    } else {
        out_ << step << " % of " << name_ << std::endl;
    }
}

void ProgressLine::end()
{
    if (drawn_ == 0) return;
    out_ << '\r' << std::string(drawn_, ' ') << '\r' << std::flush;
    drawn_ = 0;
}

std::optional<std::size_t> watched_columns()
{
    if (::isatty(STDERR_FILENO) != 1) return std::nullopt;
    ::winsize size{};
    bool const is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return is_known ? size.ws_col : usual_columns;
}

} // namespace etimbre::commands
