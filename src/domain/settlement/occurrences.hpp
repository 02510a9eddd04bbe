#pragma once

#include "domain/settlement/identity.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace etimbre::domain::settlement {

/// How often each fingerprint came so far. The one thing that grows with a file: about 40 bytes a row.
class Occurrences {
public:
    Occurrences();

    /// 1 for the first, 2 for the second that is alike, …
    std::int32_t count(Fingerprint const& print);

private:
    struct Place {
        Fingerprint print{};
        std::int32_t times = 0; ///< 0: free
    };

    Place& place_of(Fingerprint const& print);
    void grow();

    std::vector<Place> places_; ///< a power of two of them, at most 7 in 8 taken
    std::size_t taken_ = 0;
};

} // namespace etimbre::domain::settlement
