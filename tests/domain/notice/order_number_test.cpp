#include "domain/notice/order_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace etimbre::domain::notice {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
core::OrderId const some{"7f3a90c4d21be85600112233445566aa"};

core::OrderId an_id()
{
    std::string id;
    for (int i = 0; i < 32; ++i) id += "0123456789abcdef"[*rc::gen::inRange(0, 16)];
    return {id};
}

std::optional<core::Reason> refusal_of(std::string_view text)
{
    auto const number = parse_order_number(text);
    return number ? std::nullopt : std::optional{number.error().reason};
}

TEST(OrderNumber, IsTwelveSymbolsInGroupsOfFour)
{
    auto const number = order_number(some);
    EXPECT_EQ(number.size(), 12U);
    EXPECT_EQ(grouped_order_number(number).size(), 14U);
    EXPECT_EQ(parse_order_number(grouped_order_number(number)).value(), number);
}

RC_GTEST_PROP(OrderNumber, NamesARangeThatItsOwnIdLiesIn, ())
{
    auto const id = an_id();
    auto const range = ids_of(order_number(id));
    RC_ASSERT(range.first <= id.value && id.value <= range.last);
    RC_ASSERT(order_number({range.first}) == order_number(id));
    RC_ASSERT(order_number({range.last}) == order_number(id));
}

RC_GTEST_PROP(OrderNumber, OneWrongSymbolIsAlwaysNoticed, ())
{
    auto const right = order_number(an_id());
    auto wrong = right;
    wrong.at(*rc::gen::inRange<std::size_t>(0, 12)) = symbols[*rc::gen::inRange<std::size_t>(0, 32)];
    RC_PRE(wrong != right);
    RC_ASSERT(refusal_of(wrong) == core::Reason::number_check);
}

RC_GTEST_PROP(OrderNumber, TwoNeighboursExchangedAreAlwaysNoticed, ())
{
    auto const right = order_number(an_id());
    auto wrong = right;
    auto const at = *rc::gen::inRange<std::size_t>(0, 11);
    std::swap(wrong.at(at), wrong.at(at + 1));
    RC_PRE(wrong != right);
    RC_ASSERT(refusal_of(wrong) == core::Reason::number_check);
}

TEST(OrderNumber, IsReadAsPeopleTypeIt)
{
    auto const number = parse_order_number("0110-0000-0000").value_or("");
    for (auto const* const typed :
         {"O1lo 0000 0000", "oiIO–0000–0000", "\u200F0110\u00A00000\u202F0000", "٠١١٠ ٠٠٠٠ ٠٠٠٠"})
        EXPECT_EQ(parse_order_number(typed).has_value(), !number.empty()) << typed;
    auto const real = grouped_order_number(order_number(some));
    std::string small;
    for (char const c : real) small += c >= 'A' ? static_cast<char>(c + 32) : c;
    EXPECT_EQ(parse_order_number(" " + small + " ").value(), order_number(some));
}

TEST(OrderNumber, TheIdOfAnOrderIsReadToo)
{
    EXPECT_EQ(parse_order_number(some.value).value(), order_number(some));
    EXPECT_EQ(parse_order_number("7F3A90C4-D21BE856-00112233-445566AA").value(), order_number(some));
}

TEST(OrderNumber, OtherCharactersAndLengthsAreRefused)
{
    EXPECT_EQ(refusal_of("7K3M-9QXT-2B4U"), core::Reason::number_char);
    EXPECT_EQ(refusal_of("<script>"), core::Reason::number_char);
    EXPECT_EQ(refusal_of("\xFF"), core::Reason::number_char);
    EXPECT_EQ(refusal_of(""), core::Reason::number_length);
    EXPECT_EQ(refusal_of("7K3M-9QXT"), core::Reason::number_length);
    EXPECT_EQ(refusal_of(std::string(5000, '7')), core::Reason::number_length);
}

} // namespace
} // namespace etimbre::domain::notice
