#include "domain/reconciliation/fee.hpp"

namespace etimbre::domain::reconciliation {

core::Result<core::Money> fee_of(FeeTerms const& terms, core::Money gross)
{
    constexpr std::int64_t whole = 10'000;
    auto const scaled = core::multiply(gross, terms.basis_points);
    if (!scaled) return scaled;
    auto const half_up = core::add(*scaled, core::Money::of_minor(whole / 2, gross.currency()));
    if (!half_up) return half_up;
    auto const share = core::Money::of_minor(half_up->minor() / whole, gross.currency());
    return core::add(share, core::Money::of_minor(terms.fixed_minor, gross.currency()));
}

} // namespace etimbre::domain::reconciliation
