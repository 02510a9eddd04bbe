#pragma once

#include "core/instant.hpp"
#include "http/api/desk.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

/// How the service does, for whoever asks.
namespace etimbre::web {

enum class Health { works, limps, stands };

struct Status {
    Health orders = Health::works;
    Health payments = Health::works;
    Health stamps = Health::works;
    core::Instant at{};

    /// Nothing else works without the orders.
    Health whole() const
    {
        bool const all = payments == Health::works && stamps == Health::works;
        return all || orders == Health::stands ? orders : std::max(orders, Health::limps);
    }
};

/// Looks at the lanes that citizens use, at the keys and at the bank, at most once in five seconds however
/// many ask. A look that brings no answer for as long says that the orders stand still. Safe from any thread.
class StatusBoard {
public:
    using Told = std::move_only_function<void(Status const&)>;

    /// Calls `told` at once where there is fresh news, else when the look is done. `desk` must outlive that.
    void ask(http::api::Desk const& desk, Told told);

private:
    /// What can be said without a look. Under the lock.
    std::optional<Status> known(core::Instant now) const;
    void look(http::api::Desk const& desk);
    void tell(Status status);

    std::mutex mutex_;
    std::optional<Status> last_;
    std::optional<core::Instant> looking_since_;
    std::vector<Told> waiting_;
};

} // namespace etimbre::web
