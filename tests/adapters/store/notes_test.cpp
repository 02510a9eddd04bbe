#include "adapters/store/notes.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Kind;

struct Paid {
    std::string order_id;
    std::optional<std::string> payment_id;
    std::string reason;
    std::int64_t at_us;
};

constexpr auto noted = R"({"fact":"paid","order_id":"o","payment_id":null,"reason":"exempt","at_us":7})";

TEST(Notes, AreFactsWithTheRowsOfTheBooks)
{
    Notes notes;
    notes.begin_noting();
    notes.begin_unit();
    notes.add(Kind::paid, Paid{"o", std::nullopt, "exempt", 7});
    EXPECT_EQ(notes.text(), noted);
    EXPECT_TRUE(notes.unit_has_facts());
}

TEST(Notes, OfAUnitThatIsUndoneAreTakenBack)
{
    Notes notes;
    notes.begin_noting();
    notes.begin_unit();
    notes.add(Kind::paid, Paid{"o", std::nullopt, "exempt", 7});
    notes.begin_unit();
    EXPECT_FALSE(notes.unit_has_facts());
    notes.add(Kind::paid, Paid{"p", "x", "payment", 8});
    notes.take_back_unit();
    EXPECT_EQ(notes.text(), noted);
    notes.begin_transaction();
    EXPECT_EQ(notes.text(), "");
}

TEST(Notes, NobodyWitnessesAreNone)
{
    Notes notes;
    notes.add(Kind::paid, Paid{"o", std::nullopt, "exempt", 7});
    EXPECT_EQ(notes.text(), "");
}

TEST(Notes, ARowOfAnotherShapeIsAFaultOfTheProgram)
{
    Notes notes;
    notes.begin_noting();
    EXPECT_THROW(notes.add(Kind::ended, Paid{}), std::logic_error);
}

} // namespace
} // namespace etimbre::adapters::store
