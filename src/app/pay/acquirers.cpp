#include "app/pay/acquirers.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {

namespace life = domain::payment;

Acquirers::Acquirers(std::vector<Contract> contracts, std::chrono::seconds time_to_pay)
    : contracts_{std::move(contracts)}, time_to_pay_{time_to_pay}
{
    for (auto const& each : contracts_) terms_.push_back(each.terms);
}

Contract const& Acquirers::contract(std::string_view name) const
{
    auto const found =
        std::ranges::find(contracts_, name, [](Contract const& each) { return each.terms.name; });
    if (found == contracts_.end())
        throw std::runtime_error{
            "a payment belongs to the acquirer '" + std::string{name} + "', which is not configured: write " +
            "[acquirers." + std::string{name} + "] again, with a valid_until that is over"
        };
    return *found;
}

Acquirer& Acquirers::of(std::string_view name)
{
    return *contract(name).acquirer;
}

Acquirer const& Acquirers::of(std::string_view name) const
{
    return *contract(name).acquirer;
}

std::vector<std::string> Acquirers::names() const
{
    std::vector<std::string> all;
    for (auto const& each : terms_) all.push_back(each.name);
    return all;
}

std::optional<std::string> Acquirers::for_new(std::string_view mission, core::Instant at) const
{
    auto const* const chosen = life::choose(terms_, mission, at);
    return chosen == nullptr ? std::nullopt : std::optional{chosen->name};
}

core::Result<Callback> Acquirers::read_callback(std::string_view form_body) const
{
    core::Result<Callback> heard =
        core::refuse(core::Reason::hash_mismatch, "no acquirer of ours signed this");
    for (auto const& each : contracts_) {
        heard = each.acquirer->read_callback(form_body);
        if (heard) heard->acquirer = each.terms.name;
        bool const another_key_may_fit = !heard && heard.error().reason == core::Reason::hash_mismatch;
        if (!another_key_may_fit) break;
    }
    return heard;
}

std::vector<std::string> Acquirers::gateways(core::Instant at) const
{
    std::vector<std::string> found;
    for (auto const& each : contracts_) {
        bool const is_new = std::ranges::find(found, each.gateway) == found.end();
        if (is_new && life::may_be_posted_to(each.terms, at, time_to_pay_)) found.push_back(each.gateway);
    }
    return found;
}

} // namespace etimbre::app::pay
