#include "adapters/crypto/secret.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <type_traits>

using namespace etimbre;
using namespace etimbre::adapters::crypto;

template <class T>
concept printable = requires(std::ostream& out, T const& value) { out << value; };

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!printable<Secret>);

TEST(Secret, HoldsWhatWasPutInAndComparesIt)
{
    auto const secret = Secret::copy_of(core::as_bytes("correct horse"));
    EXPECT_EQ(core::as_text(secret.view()), "correct horse");
    EXPECT_TRUE(secret == Secret::copy_of(core::as_bytes("correct horse")));
    EXPECT_FALSE(secret == Secret::copy_of(core::as_bytes("correct house")));
    EXPECT_FALSE(secret == Secret::copy_of(core::as_bytes("correct")));
}

TEST(Secret, BeginsEmptyOfOtherPeoplesBytes)
{
    Secret const secret{64};
    for (auto const each : secret.view()) EXPECT_EQ(each, 0);
    EXPECT_EQ(secret.size(), 64U);
    EXPECT_EQ(Secret{0}.view().size(), 0U);
}

TEST(Secret, TwoDrawnSecretsDiffer)
{
    EXPECT_FALSE(Secret::random(32) == Secret::random(32));
}

TEST(Secret, MovesWithItsBytes)
{
    auto one = Secret::copy_of(core::as_bytes("key"));
    auto const other = std::move(one);
    EXPECT_EQ(core::as_text(other.view()), "key");
}
