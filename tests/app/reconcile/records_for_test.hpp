#pragma once

#include "app/reconcile/exceptions.hpp"

#include <chrono>
#include <string>

/// Records of one sale, as a test needs them.
namespace etimbre::app::reconcile::testing {

inline core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

inline core::Instant const noon = core::instant_of_unix(1'800'000'000);
inline std::chrono::sys_days const today = std::chrono::floor<std::chrono::days>(noon);

/// Tells texts apart, which is all that the names of exceptions need.
inline core::Hash name_for_test(core::ByteView bytes)
{
    core::Hash hash{};
    std::uint64_t state = 14695981039346656037ULL;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        state = (state ^ bytes[at]) * 1099511628211ULL;
        hash.at(at % hash.size()) ^= static_cast<std::uint8_t>(state >> 56U);
    }
    return hash;
}

inline Terms const terms{
    .fees = [](std::string_view) { return recon::FeeTerms{150, 100}; },
    .sha256 = name_for_test,
};

inline recon::Expectation sale(std::string const& oid)
{
    return {
        .id = "payment-" + oid,
        .acquirer_ref = {},
        .our_ref = oid,
        .auth_code = {},
        .amount = mad(86000),
        .day = today,
        .told = std::nullopt,
    };
}

inline NumberedLine line_of(std::int64_t number, std::string const& oid)
{
    return {
        .number = number,
        .payout = "P-1",
        .booked = today,
        .print = oid,
        .line =
            {.kind = recon::Kind::sale, .our_ref = oid, .gross = mad(86000), .fee = mad(1390), .day = today},
    };
}

inline Exception in_suspense(std::string const& subject, std::int64_t minor)
{
    Exception exception;
    exception.id = exception_id(terms, "line", subject);
    exception.subject_kind = "line";
    exception.subject_id = subject;
    exception.acquirer = "cmi";
    exception.amount = mad(minor);
    exception.account = "suspense:MAD";
    exception.residue_minor = -minor;
    exception.opened = noon;
    return exception;
}

inline Entry movement(std::int64_t number, std::int64_t minor, std::string const& payout = "P-1")
{
    return {
        .file = "bank",
        .number = number,
        .acquirer = "cmi",
        .movement = {.references = payout, .amount = mad(minor), .value_day = today},
        .payout_ref = payout,
        .told_minor = std::nullopt,
    };
}

inline PayoutStanding reported(std::int64_t minor, std::int64_t banked = 0)
{
    PayoutStanding standing;
    standing.acquirer = "cmi";
    standing.payout = {"P-1", mad(minor), today};
    standing.movements = banked == 0 ? 0 : 1;
    standing.banked_minor = banked;
    return standing;
}

} // namespace etimbre::app::reconcile::testing
