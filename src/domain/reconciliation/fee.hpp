#pragma once

#include "core/money.hpp"

#include <cstdint>
#include <optional>

namespace etimbre::domain::reconciliation {

/// What the acquirer may keep of a sale: a part of it in basis points (hundredths of a per cent), rounded
/// half up to a minor unit, and a fixed amount. Nothing is kept of a refund or a chargeback.
struct FeeTerms {
    std::int64_t basis_points = 0;
    std::int64_t fixed_minor = 0;

    friend constexpr bool operator==(FeeTerms const&, FeeTerms const&) = default;
};

/// The fee of one sale, in whole numbers throughout. `gross` is not negative. Refuses `amount_overflow`.
core::Result<core::Money> fee_of(FeeTerms const& terms, core::Money gross);

} // namespace etimbre::domain::reconciliation
