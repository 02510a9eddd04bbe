#include "adapters/store/back_office.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using BackOffice = ReconTest;

TEST_F(BackOffice, IsTheSameHoweverOftenItIsAskedFor)
{
    auto& office = unit_.back_office;
    EXPECT_EQ(&office.reconcile(), &office.reconcile());
    EXPECT_EQ(&office.day_reports(), &office.day_reports());
    EXPECT_TRUE(office.reconcile().files.unfinished(1).empty());
}

} // namespace
} // namespace etimbre::adapters::store
