#include "http/server/problem.hpp"
#include "http/server/problem_kind.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {
namespace {

using core::Reason;

TEST(ProblemTable, EveryReasonHasARowWithItsOwnCode)
{
    for (auto const& [reason, code] : core::reason_codes) {
        auto const& kind = kind_of(reason);
        EXPECT_EQ(kind.code, code);
        EXPECT_GE(kind.status, 400U) << code;
        EXPECT_LT(kind.status, 600U) << code;
        EXPECT_FALSE(kind.title.empty()) << code;
        EXPECT_FALSE(kind.detail.empty()) << code;
    }
}

TEST(ProblemTable, TheStatusesOfTheConventionsStand)
{
    EXPECT_EQ(status_of(Reason::json), 400U);
    EXPECT_EQ(status_of(Reason::idempotency_missing), 400U);
    EXPECT_EQ(status_of(Reason::role), 403U);
    EXPECT_EQ(status_of(Reason::not_found), 404U);
    EXPECT_EQ(status_of(Reason::method), 405U);
    for (auto const reason :
         {Reason::in_flight,
          Reason::quote_expired,
          Reason::quote_used,
          Reason::order_paid,
          Reason::payment_open,
          Reason::redeemed})
        EXPECT_EQ(status_of(reason), 409U) << core::code_of(reason);
    EXPECT_EQ(status_of(Reason::too_large), 413U);
    EXPECT_EQ(status_of(Reason::media_type), 415U);
    EXPECT_EQ(status_of(Reason::rate), 429U);
    EXPECT_EQ(status_of(Reason::unavailable), 503U);
    for (auto const reason :
         {Reason::fields,
          Reason::condition,
          Reason::idempotency_reused,
          Reason::signature,
          Reason::expired,
          Reason::voided,
          Reason::number_check})
        EXPECT_EQ(status_of(reason), 422U) << core::code_of(reason);
}

} // namespace
} // namespace etimbre::http::server
