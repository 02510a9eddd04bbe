#include "domain/journal/fact.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace etimbre;
using namespace etimbre::domain::journal;

namespace {

Cell any_cell(Shape shape)
{
    bool const may_be_null = shape == Shape::text_or_null || shape == Shape::number_or_null;
    if (may_be_null && *rc::gen::arbitrary<bool>()) return std::nullopt;
    if (shape == Shape::number || shape == Shape::number_or_null)
        return std::to_string(*rc::gen::arbitrary<std::int64_t>());
    return *rc::gen::container<std::string>(rc::gen::inRange('\x01', '\x7f'));
}

Fact any_fact()
{
    Fact fact{static_cast<Kind>(*rc::gen::inRange<std::size_t>(0, kinds.size())), {}};
    for (auto const& field : row_of(fact.kind).fields) fact.cells.push_back(any_cell(field.shape));
    return fact;
}

TEST(JournalFact, IsReadBackAsItWasWritten)
{
    EXPECT_TRUE(rc::check([] {
        std::vector<Fact> facts;
        for (int left = *rc::gen::inRange(0, 4); left > 0; --left) facts.push_back(any_fact());
        RC_ASSERT(read_facts(text_of(facts)).value() == facts);
    }));
}

TEST(JournalFact, IsReadableInOneLineWithTheNamesOfItsColumns)
{
    Fact const paid{Kind::paid, {"a1", std::nullopt, "exempt", "7"}};
    EXPECT_EQ(
        text_of({paid}), R"({"fact":"paid","order_id":"a1","payment_id":null,"reason":"exempt","at_us":7})"
    );
}

TEST(JournalFact, AnyOtherTextIsRefused)
{
    for (auto const* const other : {
             R"({"fact":"paid","order_id":"a1","payment_id":null,"reason":"exempt","at_us":7},)",
             R"({"fact":"paid","order_id":"a1","payment_id":null,"reason":"exempt","at_us":"7"})",
             R"({"fact":"paid","order_id":"a1","payment_id":null,"reason":"exempt","at_us": 7})",
             R"({"fact":"paid","order_id":null,"payment_id":null,"reason":"exempt","at_us":7})",
             R"({"fact":"paid","payment_id":null,"order_id":"a1","reason":"exempt","at_us":7})",
             R"({"fact":"paid","order_id":"a1","payment_id":null,"reason":"exempt","at_us":7)",
             R"([])",
         })
        EXPECT_EQ(read_facts(other).error().reason, core::Reason::json) << other;
}

TEST(JournalFact, AKindOfANewerProgramIsSaidToBeOne)
{
    EXPECT_EQ(read_facts(R"({"fact":"flown","to":"Mars"})").error().reason, core::Reason::fields);
}

TEST(JournalFact, CellsAreFoundByTheNamesOfTheirFields)
{
    auto const fact = ended("1000000000000000");
    EXPECT_EQ(text_of(fact, "kind"), "redeemed");
    EXPECT_EQ(number_of(fact, "at_us"), 1'800'000'000'000'000);
    EXPECT_THROW(cell_of(fact, "weather"), std::logic_error);
    EXPECT_THROW(text_of(Fact{Kind::paid, {"a", std::nullopt, "", "1"}}, "payment_id"), std::logic_error);
}

} // namespace
