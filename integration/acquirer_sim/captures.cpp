#include "acquirer_sim/captures.hpp"

#include "acquirer_sim/wall_clock.hpp"

#include <iostream>

namespace etimbre::acquirer_sim {

Captures::Captures(Book& book, Faults& faults, Workers& workers)
    : book_{book}, faults_{faults}, workers_{workers}
{
}

BookResult Captures::capture(std::string_view oid, std::optional<std::int64_t> total)
{
    auto const transaction = book_.find(oid);
    bool const capturable = transaction && transaction->state == State::authorised;
    if (capturable && faults_.take(FaultName::capture_fails, oid))
        return std::unexpected{BookRefusal::declined};
    auto captured = book_.capture(oid, total, wall_clock());
    if (captured) charge_back_if_set(captured->oid);
    return captured;
}

void Captures::charge_back_if_set(std::string const& oid)
{
    auto const transaction = book_.find(oid);
    if (!transaction || transaction->state != State::captured) return;
    auto const fault = faults_.take(FaultName::chargeback, oid);
    if (!fault) return;
    workers_.start_after(fault->seconds.value_or(std::chrono::seconds{0}), [this, oid] {
        if (!book_.charge_back(oid, wall_clock()))
            std::cerr << "acquirer-sim: no money left to charge back for " + oid + "\n";
    });
}

} // namespace etimbre::acquirer_sim
