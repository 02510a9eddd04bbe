#pragma once

#include "domain/reconciliation/fee.hpp"
#include "domain/reconciliation/line.hpp"

#include <chrono>
#include <string>

/// A sale of 860 dirhams and the line that accounts for it, to be changed by one thing or another.
namespace etimbre::domain::reconciliation {

inline core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

inline core::Money eur(std::int64_t minor)
{
    return core::Money::of_minor(minor, *core::currency_of("EUR"));
}

inline constexpr std::chrono::sys_days some_day{std::chrono::year{2026} / 11 / 30};

inline constexpr FeeTerms agreed{.basis_points = 150, .fixed_minor = 100};

inline Expectation sale(std::string const& name)
{
    return {
        .kind = Kind::sale,
        .id = "payment-" + name,
        .acquirer_ref = "ref-" + name,
        .our_ref = "oid-" + name,
        .auth_code = {},
        .amount = mad(86000),
        .day = some_day,
        .told = std::nullopt,
    };
}

inline Line line_of(Expectation const& expected)
{
    bool const to_us = expected.kind == Kind::sale || expected.kind == Kind::reversal;
    bool const has_fee = expected.kind == Kind::sale;
    return {
        .kind = expected.kind,
        .acquirer_ref = expected.acquirer_ref,
        .our_ref = expected.our_ref,
        .auth_code = expected.auth_code,
        .sign = to_us ? 1 : -1,
        .gross = expected.amount,
        .fee =
            has_fee ? *fee_of(agreed, expected.amount) : core::Money::of_minor(0, expected.amount.currency()),
        .day = expected.day,
    };
}

inline Expectation of_kind(Kind kind, std::string const& name)
{
    auto expected = sale(name);
    expected.kind = kind;
    return expected;
}

inline Expectation told(Expectation expected, Told what)
{
    what.line = "before:1";
    expected.told = what;
    return expected;
}

} // namespace etimbre::domain::reconciliation
