#pragma once

#include "app/jobs/jobs.hpp"
#include "core/instant.hpp"
#include "domain/payment/state.hpp"
#include "domain/refund/state.hpp"

#include <cstdint>
#include <vector>

namespace etimbre::app::work {

/// What an operator wants to know of the books every few seconds.
struct Figures {
    struct Owed {
        jobs::Kind kind;
        std::int64_t waiting;
        core::Instant oldest_due; ///< in the future where nothing of the kind is late
    };
    struct Payments {
        domain::payment::State state;
        std::int64_t count;
    };

    struct Refunds {
        domain::refund::State state;
        std::int64_t count;
        core::Instant oldest; ///< was asked for then
    };

    std::vector<Owed> owed;         ///< kinds of which something waits
    std::vector<Payments> payments; ///< states between the form and the end, and `conflicted`; none is 0
    std::vector<Refunds> refunds;   ///< states but `succeeded`; none is 0
    std::int64_t paid_without_stamps = 0; ///< of the last thousand orders that were paid
};

class FigureStore {
public:
    FigureStore() = default;
    virtual ~FigureStore() = default;
    FigureStore(FigureStore const&) = delete;
    FigureStore& operator=(FigureStore const&) = delete;

    /// Costs as much as there is under way, however much was ever finished.
    virtual Figures read() = 0;
};

} // namespace etimbre::app::work
