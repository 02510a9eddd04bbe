#pragma once

#include "app/reconcile/ports.hpp"

#include <cstdint>
#include <string>

namespace etimbre::app::reconcile {

/// Where a look at the whole queue stands.
struct Sweep {
    enum class Part {
        lines,
        descriptions,
        come,
        entries,
        missing,
        waiting_pages, ///< of statements
        statements,
        pages,
        other,
        over,
    };
    Part part = Part::lines;
    std::string
        file; ///< the last line or statement that was looked at, and its file; a waiting page's identity
    std::int64_t line = 0;
    std::string code{}; ///< the last authorisation code that was looked at
};

/// One transaction's worth of looking again: what files that came later explain is corrected, and what is
/// overdue is put into the queue. To be called until the part is `over`; may be done as often as one likes.
Sweep sweep_step(Books& books, Sweep const& at, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
