#pragma once

#include "app/settlement/ports.hpp"
#include "core/instant.hpp"

namespace etimbre::app::settlement {

/// Takes note of a file whose bytes are kept, and owes that it is taken in, due at `due`. One that was
/// rejected is judged anew, under what is configured today, once what was laid out of it is swept away. Any
/// other that is there stays as it is, and owes nothing more. How it stands then.
File receive(Books& books, File const& file, core::Instant due);

} // namespace etimbre::app::settlement
