#include "app/pay/learn_names.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::pay {
namespace {

Payment named(std::string id, std::string code)
{
    auto const amount = core::Money::of_minor(1, core::mad);
    Payment payment{{}, {}, 1, "oid", "cmi", {}, 0, amount, "r", {}};
    payment.names = {std::move(id), std::move(code)};
    return payment;
}

TEST(LearnNames, WhatWasNotKnownIsNews)
{
    auto const learned = with_names(named("", ""), {"26327AbCd1", "P90325"});
    EXPECT_EQ(learned.names.transaction_id, "26327AbCd1");
    EXPECT_EQ(learned.names.auth_code, "P90325");
    EXPECT_TRUE(learned.names_are_new);
}

TEST(LearnNames, WhatIsKnownStaysWhateverIsSaidLater)
{
    for (auto const& told : {AcquirerNames{}, AcquirerNames{"26328", "654321"}}) {
        auto const learned = with_names(named("26327", "123456"), told);
        EXPECT_EQ(learned.names.transaction_id, "26327");
        EXPECT_EQ(learned.names.auth_code, "123456");
        EXPECT_FALSE(learned.names_are_new);
    }
}

TEST(LearnNames, EachNameIsLearnedByItself)
{
    auto const learned = with_names(named("26327", ""), {"26328", "123456"});
    EXPECT_EQ(learned.names.transaction_id, "26327");
    EXPECT_EQ(learned.names.auth_code, "123456");
    EXPECT_TRUE(learned.names_are_new);
}

TEST(LearnNames, WhatNoLineCanSayIsNotTakenOver)
{
    for (auto const* const code : {"12345678901234567", "12 456", "\xC3\xA9", "\n"}) {
        auto const learned = with_names(named("", ""), {std::string(65, 'T'), code});
        EXPECT_EQ(learned.names.transaction_id, "");
        EXPECT_EQ(learned.names.auth_code, "") << code;
        EXPECT_FALSE(learned.names_are_new);
    }
}

} // namespace
} // namespace etimbre::app::pay
