#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::adapters::settlement {

/// The lines of a text that comes in pieces, ended by LF or CRLF.
class TextLines {
public:
    explicit TextLines(std::size_t longest) : longest_{longest} {}

    /// What was given and not yet taken, up to the end of a line; then `take` begins the next one.
    void give(std::string_view piece) { piece_ = piece; }
    /// Whether `line` is a whole line. Where not, the piece is used up, or `too_long`.
    bool take();
    /// The last line, which nothing ends. False where there is none.
    bool take_rest();

    std::string_view line() const { return line_; }
    std::uint64_t number() const { return number_; }
    bool too_long() const { return too_long_; }

private:
    void end_line();

    std::size_t longest_;
    std::string_view piece_;
    std::string waiting_;
    std::string line_;
    std::uint64_t number_ = 0;
    bool too_long_ = false;
};

} // namespace etimbre::adapters::settlement
