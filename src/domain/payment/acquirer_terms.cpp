#include "domain/payment/acquirer_terms.hpp"

#include <algorithm>
#include <tuple>

namespace etimbre::domain::payment {
namespace {

bool names(AcquirerTerms const& terms, std::string_view mission)
{
    return std::ranges::find(terms.missions, mission) != terms.missions.end();
}

bool has_begun(AcquirerTerms const& terms, core::Instant at)
{
    return !terms.valid_from || *terms.valid_from <= at;
}

bool has_ended(AcquirerTerms const& terms, core::Instant at)
{
    return terms.valid_until && *terms.valid_until <= at;
}

/// An optional that is empty sorts before every moment, as a beginning that always has been should.
bool goes_before(AcquirerTerms const& one, AcquirerTerms const& other)
{
    return std::tuple{!one.missions.empty(), one.valid_from} >
           std::tuple{!other.missions.empty(), other.valid_from};
}

bool share_a_post(AcquirerTerms const& one, AcquirerTerms const& other)
{
    if (one.missions.empty() || other.missions.empty()) return one.missions.empty() && other.missions.empty();
    return std::ranges::any_of(one.missions, [&](auto const& mission) { return names(other, mission); });
}

bool ever_takes(AcquirerTerms const& terms)
{
    return !terms.valid_from || !terms.valid_until || *terms.valid_from < *terms.valid_until;
}

} // namespace

bool takes(AcquirerTerms const& terms, std::string_view mission, core::Instant at)
{
    return has_begun(terms, at) && !has_ended(terms, at) && (terms.missions.empty() || names(terms, mission));
}

AcquirerTerms const* choose(std::span<AcquirerTerms const> all, std::string_view mission, core::Instant at)
{
    AcquirerTerms const* chosen = nullptr;
    for (auto const& each : all)
        if (takes(each, mission, at) && (chosen == nullptr || goes_before(each, *chosen))) chosen = &each;
    return chosen;
}

bool compete(AcquirerTerms const& one, AcquirerTerms const& other)
{
    return one.valid_from == other.valid_from && share_a_post(one, other) && ever_takes(one) &&
           ever_takes(other);
}

bool may_be_posted_to(AcquirerTerms const& terms, core::Instant at, std::chrono::seconds time_to_pay)
{
    return has_begun(terms, at) && !has_ended(terms, at - time_to_pay);
}

} // namespace etimbre::domain::payment
