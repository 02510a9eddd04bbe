#include "acquirer_sim/faults.hpp"

#include <algorithm>

namespace etimbre::acquirer_sim {

void Faults::set(Fault const& fault)
{
    std::scoped_lock const lock{mutex_};
    faults_.push_back(fault);
}

std::optional<Fault> Faults::take(FaultName name, std::string_view oid)
{
    std::scoped_lock const lock{mutex_};
    auto const found = std::ranges::find_if(faults_, [&](Fault const& fault) {
        return fault.name == name && (!fault.oid || *fault.oid == oid);
    });
    if (found == faults_.end()) return std::nullopt;
    Fault taken{*found};
    if (--found->count == 0) faults_.erase(found);
    return taken;
}

std::vector<Fault> Faults::all() const
{
    std::scoped_lock const lock{mutex_};
    return faults_;
}

void Faults::clear()
{
    std::scoped_lock const lock{mutex_};
    faults_.clear();
}

} // namespace etimbre::acquirer_sim
