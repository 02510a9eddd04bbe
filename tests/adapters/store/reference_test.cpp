#include "adapters/store/reference.hpp"
#include "adapters/store/store_failure.hpp"
#include "domain/fees/seeds.hpp"
#include "temp_database.hpp"

#include <fstream>
#include <iterator>

namespace etimbre::adapters::store {
namespace {

namespace fees = domain::fees;

std::string seed(std::string const& name)
{
    std::ifstream stream{std::filesystem::path{PROJECT_ROOT} / "seeds" / name};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

fees::Catalogue seeds()
{
    auto const missions = seed("missions.csv");
    auto const tariff = seed("tariff.csv");
    auto const rates = seed("exchange_rates.csv");
    return fees::read_catalogue({.missions = missions, .tariff = tariff, .exchange_rates = rates});
}

fees::Catalogue without_last_mission(fees::Catalogue const& all)
{
    auto missions = all.missions();
    auto const dropped = missions.back().code;
    missions.pop_back();
    auto rates = all.rates();
    std::erase_if(rates, [&](fees::ExchangeRate const& rate) { return rate.mission == dropped; });
    return {missions, all.tariffs(), rates};
}

void expect_same(fees::Catalogue const& left, fees::Catalogue const& right)
{
    EXPECT_EQ(left.missions(), right.missions());
    EXPECT_EQ(left.tariffs(), right.tariffs());
    EXPECT_EQ(left.rates(), right.rates());
}

using ReferenceTest = StoreTest;

TEST_F(ReferenceTest, ADatabaseWithoutSeedsHasAnEmptyCatalogue)
{
    EXPECT_TRUE(read_catalogue(session_->sql()).missions().empty());
}

TEST_F(ReferenceTest, TheSeedsAreReadBackAsTheyWereLoaded)
{
    auto const catalogue = seeds();
    ASSERT_GE(catalogue.missions().size(), 100U);
    EXPECT_TRUE(load_seeds(session_->sql(), catalogue));
    expect_same(read_catalogue(session_->sql()), catalogue);
}

using SqliteReferenceTest = ReferenceTest;

TEST_F(SqliteReferenceTest, LoadingTheSameSeedsAgainWritesNothing)
{
    load_seeds(session_->sql(), seeds());
    auto const before = number("SELECT total_changes()");
    EXPECT_FALSE(load_seeds(session_->sql(), seeds()));
    EXPECT_EQ(number("SELECT total_changes()"), before);
}

TEST_F(ReferenceTest, ChangedSeedsReplaceWhatWasThere)
{
    auto const all = seeds();
    auto const fewer = without_last_mission(all);
    load_seeds(session_->sql(), all);
    EXPECT_TRUE(load_seeds(session_->sql(), fewer));
    expect_same(read_catalogue(session_->sql()), fewer);
    EXPECT_TRUE(load_seeds(session_->sql(), all));
    expect_same(read_catalogue(session_->sql()), all);
}

// A rate for a post that does not exist: half of a catalogue is worse than the one before.
TEST_F(ReferenceTest, SeedsThatCannotBeLoadedLeaveTheOldOnes)
{
    auto const all = seeds();
    load_seeds(session_->sql(), all);
    auto rates = all.rates();
    rates.front().mission = "CG-NIL";
    EXPECT_THROW(load_seeds(session_->sql(), {all.missions(), all.tariffs(), rates}), StoreFailure);
    expect_same(read_catalogue(session_->sql()), all);
}

} // namespace
} // namespace etimbre::adapters::store
