#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/retirements.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::ElementsAre;

namespace {

class RetirementsTest : public tests::Folder {
protected:
    KeyDirectory directory() const { return KeyDirectory::make(in("keys")); }
    static constexpr domain::stamp::Kid kid{1, 2, 3, 4, 5, 6, 7, 8};
};

} // namespace

TEST_F(RetirementsTest, WhatIsWrittenIsReadAndTheLastWordCounts)
{
    auto here = directory();
    Retirement of{.kid = kid, .at = 1790000000};
    write_retirement(here, of);
    EXPECT_THAT(read_retirements(here), ElementsAre(of));
    of.cut = 0;
    write_retirement(here, of);
    EXPECT_THAT(read_retirements(here), ElementsAre(of));
    EXPECT_TRUE(here.names().empty()) << "it is no key file";
}

TEST_F(RetirementsTest, ADamagedOrRenamedFileIsRefused)
{
    auto here = directory();
    write_retirement(here, {.kid = kid, .at = 1});
    auto const file = in("keys/stamp-0102030405060708.retired");
    auto const good = content_of(file);
    put(in("keys/stamp-ff02030405060708.retired"), good);
    EXPECT_THROW(read_retirements(here), KeyFailure);
    std::filesystem::remove(in("keys/stamp-ff02030405060708.retired"));
    EXPECT_EQ(read_retirements(here).size(), 1U);
    for (auto const& bad : {std::string{}, good + "x", good.substr(1), std::string{"\x80"}}) {
        put(file, bad);
        EXPECT_THROW(read_retirements(here), KeyFailure);
    }
}
