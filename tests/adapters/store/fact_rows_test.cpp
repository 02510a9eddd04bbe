#include "adapters/store/fact_rows.hpp"
#include "witnessed_day.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Fact;
using domain::journal::Kind;
using Look = FactRows::Look;
using Put = FactRows::Put;

class FactRowsTest : public WitnessedDay {
protected:
    std::vector<Fact> facts() const
    {
        std::vector<Fact> all;
        for (auto const& record : committed()) {
            auto const facts = domain::journal::read_facts(record.facts).value();
            all.insert(all.end(), facts.begin(), facts.end());
        }
        return all;
    }
};

TEST_F(FactRowsTest, EveryColumnOfEveryFactIsTheBooks)
{
    day();
    FactRows rows{session_->sql()};
    for (auto const& fact : facts()) EXPECT_EQ(rows.look(fact), Look::there) << FactRows::key_of(fact);
}

TEST_F(FactRowsTest, EveryFactThatSaysAnythingElseDiffers)
{
    day();
    FactRows rows{session_->sql()};
    for (auto const& fact : facts()) {
        auto const fields = domain::journal::row_of(fact.kind).fields;
        bool const changes = fact.kind == Kind::started; // its state and number move on
        auto other = fact;
        other.cells.back() = "7";
        EXPECT_EQ(rows.look(other), Look::differs) << fields.back().name;
        if (!changes) continue;
        auto moved = fact;
        moved.cells[5] = "captured";
        EXPECT_EQ(rows.look(moved), Look::there);
    }
}

TEST_F(FactRowsTest, ARowNeedsTheRowsThatItRefersTo)
{
    day();
    TempDatabase const empty;
    auto const other = empty.open();
    FactRows rows{other->sql()};
    for (auto const& fact : facts()) {
        bool const stands_alone = fact.kind == Kind::quoted || fact.kind == Kind::logged;
        if (stands_alone) continue;
        EXPECT_EQ(rows.put(fact), Put::parent_missing) << FactRows::key_of(fact);
    }
    for (auto const& fact : facts()) {
        EXPECT_EQ(rows.look(fact), Look::missing);
        EXPECT_EQ(rows.put(fact), Put::written);
        EXPECT_EQ(rows.put(fact), Put::key_taken);
    }
}

} // namespace
} // namespace etimbre::adapters::store
