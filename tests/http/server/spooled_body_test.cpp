#include "http/server/spooled_body.hpp"
#include "temp_spool.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace etimbre::http::server {
namespace {

TEST(SpooledBody, KeepsWhatIsAddedAndItsSha)
{
    TempSpool const spool;
    SpooledBody body{spool.path / "incoming-"};
    EXPECT_TRUE(body.add("a"));
    EXPECT_TRUE(body.add(""));
    EXPECT_TRUE(body.add("bc"));
    EXPECT_EQ(body.bytes(), 3);
    std::ifstream in{body.file()};
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>{in}, {}}), "abc");
    EXPECT_EQ(body.sha(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-4
}

TEST(SpooledBody, ItsFileGoesWithItUnlessSomebodyTookItOver)
{
    TempSpool const spool;
    {
        SpooledBody body{spool.path / "incoming-"};
        EXPECT_EQ(spool.files(), 1U);
    }
    EXPECT_EQ(spool.files(), 0U);
    {
        SpooledBody body{spool.path / "incoming-"};
        std::filesystem::rename(body.file(), spool.path / "kept");
    }
    EXPECT_EQ(spool.files(), 1U);
}

TEST(SpooledBody, WithoutAPlaceThereIsNone)
{
    EXPECT_THROW(SpooledBody{"/nowhere/at/all-"}, std::runtime_error);
}

} // namespace
} // namespace etimbre::http::server
