#include "web/status_board.hpp"

#include "app/work/lane.hpp"

#include <exception>

namespace etimbre::web {
namespace {

namespace api = http::api;

constexpr std::chrono::seconds fresh_for{5};

/// A lane that is full turns citizens away for a moment; one that fails has no database.
Health health_of(std::exception_ptr const& failure)
{
    if (!failure) return Health::works;
    try {
        std::rethrow_exception(failure);
    } catch (app::work::LaneFull const&) {
        return Health::limps;
    } catch (...) {
        return Health::stands;
    }
}

bool can_sign(api::Desk const& desk, core::Instant now)
{
    try {
        desk.signer.current(now);
        return true;
    } catch (std::exception const&) {
        return false;
    }
}

/// All but the orders.
Status seen_from_here(api::Desk const& desk)
{
    Status status{.at = desk.clock()};
    if (!can_sign(desk, status.at)) status.stamps = Health::stands;
    if (desk.bank_answers && !desk.bank_answers()) status.payments = Health::limps;
    if (desk.acquirers.gateways(status.at).empty()) status.payments = Health::stands;
    if (desk.troubles && !desk.troubles().reasons.empty()) status.orders = Health::stands;
    return status;
}

/// Reads the head of the log, the smallest thing that needs the database.
void probe(app::work::Lane& lane, std::move_only_function<void(Health)> done)
{
    lane.submit(
        [](app::work::Unit& unit) { unit.stamp.log.head(); },
        [done = std::move(done)](std::exception_ptr const& failure) mutable { done(health_of(failure)); }
    );
}

} // namespace

std::optional<Status> StatusBoard::known(core::Instant now) const
{
    if (looking_since_ && now - *looking_since_ > fresh_for)
        return Status{.orders = Health::stands, .at = now};
    return last_ && now - last_->at < fresh_for ? last_ : std::nullopt;
}

void StatusBoard::ask(api::Desk const& desk, Told told)
{
    auto const now = desk.clock();
    std::optional<Status> status;
    {
        std::lock_guard const lock{mutex_};
        status = known(now);
        if (!status) {
            waiting_.push_back(std::move(told));
            if (looking_since_) return;
            looking_since_ = now;
        }
    }
    if (status) return told(*status);
    look(desk);
}

void StatusBoard::look(api::Desk const& desk)
{
    auto const status = seen_from_here(desk);
    probe(desk.read, [this, &desk, status](Health reading) {
        probe(desk.write, [this, status, reading](Health writing) {
            auto seen = status;
            seen.orders = std::max({seen.orders, reading, writing});
            tell(seen);
        });
    });
}

void StatusBoard::tell(Status status)
{
    std::vector<Told> waiting;
    {
        std::lock_guard const lock{mutex_};
        last_ = status;
        looking_since_.reset();
        waiting.swap(waiting_);
    }
    for (auto& told : waiting) told(status);
}

} // namespace etimbre::web
