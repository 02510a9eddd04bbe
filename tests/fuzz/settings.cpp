#include "config/print.hpp"
#include "config/read.hpp"
#include "parsers.hpp"
#include "target.hpp"

namespace etimbre::fuzz {
namespace {

char const* no_variable(char const* /*name*/)
{
    return nullptr;
}

} // namespace

/// A file is read, or refused with a sentence; what was read is read again when it is printed.
void settings(std::string_view bytes)
{
    try {
        auto const read = config::parse(bytes, "etimbre.toml", no_variable);
        auto const printed = config::print(read);
        must(
            config::print(config::parse(printed, "printed.toml", no_variable)) == printed,
            "a print is read back"
        );
    } catch (config::ConfigFailure const&) {
        return; // the one way to refuse; any other exception ends the process
    }
}

} // namespace etimbre::fuzz
