#pragma once

#include "config/environment.hpp"
#include "core/instant.hpp"

#include <iosfwd>

namespace etimbre::commands {

/// What the program is given by the world around it.
struct World {
    config::Environment environment;
    core::Clock clock;
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

/// Runs one command and returns its exit code: 0 done, 1 the answer is no, 2 usage, 3 the system failed. The
/// words are those of the command line; `etimbre --help` prints them.
int run(int count, char const* const* words, World const& world);

} // namespace etimbre::commands
