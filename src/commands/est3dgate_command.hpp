#pragma once

#include <iosfwd>
#include <string>

namespace etimbre::commands {

/// `etimbre est3dgate hash --store-key K [FILE|-]`: the ver3 hash of a JSON object of texts, on one line. 0,
/// or 2 with a sentence on `err` for a file that cannot be read or is not such an object.
int est3dgate_hash(
    std::string const& store_key,
    std::string const& file,
    std::istream& in,
    std::ostream& out,
    std::ostream& err
);

} // namespace etimbre::commands
