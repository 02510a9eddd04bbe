#pragma once

#include "core/result.hpp"
#include "domain/settlement/line.hpp"
#include "domain/settlement/statement.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::domain::settlement {

/// Why what a file says cannot be so; nothing where it can.
class Objection {
public:
    constexpr Objection() = default;
    consteval Objection(char const* sentence) : why_{sentence}, objects_{true} {}
    constexpr Objection(core::Literal sentence) : why_{sentence}, objects_{true} {}

    constexpr explicit operator bool() const { return objects_; }
    constexpr core::Literal operator*() const { return why_; }

private:
    core::Literal why_{""};
    bool objects_ = false;
};

/// Where and why a file is refused.
struct Fault {
    core::Literal what;
    std::uint64_t line = 0; ///< of the file, counted from one
    std::string element;    ///< the path, tag or column that was being read; names known to us only

    friend bool operator==(Fault const& left, Fault const& right)
    {
        return left.what.text == right.what.text && left.line == right.line && left.element == right.element;
    }
};

enum class Format { camt053, camt054, mt940, csv };

constexpr std::string_view word_of(Format format)
{
    switch (format) {
    case Format::camt053:
        return "camt.053";
    case Format::camt054:
        return "camt.054";
    case Format::mt940:
        return "mt940";
    case Format::csv:
        return "csv";
    }
    return "";
}

/// What a reader hands on, in the order of the file: message, then statements one after the other. The lines
/// of an entry come before it, so that nothing has to be held until its end.
class Sink {
public:
    Sink() = default;
    virtual ~Sink() = default;
    Sink(Sink const&) = delete;
    Sink& operator=(Sink const&) = delete;

    virtual Objection message(Format format, std::string_view id) = 0;
    virtual Objection statement(StatementHead const& head) = 0;
    virtual Objection line(Line const& line) = 0;
    /// Ends an entry; the lines since the one before are its details.
    virtual Objection entry(Entry const& entry) = 0;
    virtual Objection end_statement(StatementEnd const& end) = 0;
};

} // namespace etimbre::domain::settlement
