#include "domain/fees/csv.hpp"

#include "parsers.hpp"

namespace etimbre::fuzz {

/// A file that cannot be used is refused with its line, and with nothing else.
void csv(std::string_view bytes)
{
    try {
        for (auto const& row : domain::fees::read_csv(bytes)) static_cast<void>(row.line());
    } catch (domain::fees::CsvFailure const&) {
        return; // the one way to refuse; any other exception ends the process
    }
}

} // namespace etimbre::fuzz
