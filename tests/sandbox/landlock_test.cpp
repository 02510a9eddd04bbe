#include "in_a_child.hpp"
#include "sandbox/landlock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace etimbre::sandbox {
namespace {

namespace fs = std::filesystem;

class LandlockTest : public testing::Test {
protected:
    LandlockTest()
    {
        auto pattern = (fs::temp_directory_path() / "etimbre-landlock-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        fs::create_directory(folder_ / "data");
        fs::create_directory(folder_ / "keys");
        std::ofstream{folder_ / "keys/a"} << "key";
        std::ofstream{folder_ / "other"} << "secret";
        plan_ = {.read = {folder_ / "keys"}, .write = {folder_ / "data"}, .listen = {}, .connect = {}};
    }
    ~LandlockTest() override { fs::remove_all(folder_); }

    template <class Work>
    bool inside(Work work)
    {
        return in_a_child([&] {
                   limit_files_and_ports(plan_);
                   return work() ? 0 : 1;
               }) == 0;
    }

    fs::path folder_;
    Plan plan_;
};

TEST_F(LandlockTest, WhatThePlanNamesIsReadAndWritten)
{
    EXPECT_TRUE(inside([&] { return std::ifstream{folder_ / "keys/a"}.is_open(); }));
    EXPECT_TRUE(inside([&] { return std::ofstream{folder_ / "data/new"}.is_open(); }));
    EXPECT_TRUE(inside([&] { return fs::remove(folder_ / "data/new"); }));
}

TEST_F(LandlockTest, AFileThatIsReplacedMeanwhileIsReadAgain)
{
    EXPECT_TRUE(in_a_child([&] {
                    limit_files_and_ports({.read = {folder_}, .write = {folder_}, .listen = {}, .connect = {}}
                    );
                    std::ofstream{folder_ / "keys.new"} << "key 2";
                    fs::rename(folder_ / "keys.new", folder_ / "other");
                    return std::ifstream{folder_ / "other"}.is_open() ? 0 : 1;
                }) == 0);
}

TEST_F(LandlockTest, NothingElseIs)
{
    EXPECT_FALSE(inside([&] { return std::ifstream{folder_ / "other"}.is_open(); }));
    EXPECT_FALSE(inside([&] { return std::ofstream{folder_ / "keys/a"}.is_open(); }));
    EXPECT_FALSE(inside([&] { return std::ofstream{folder_ / "new"}.is_open(); }));
    EXPECT_FALSE(inside([] { return std::ifstream{"/etc/passwd"}.is_open(); }));
}

TEST_F(LandlockTest, APathThatIsNotThereIsPassedOver)
{
    plan_.read.emplace_back("/nonexistent/etimbre");
    EXPECT_TRUE(inside([] { return true; }));
}

} // namespace
} // namespace etimbre::sandbox
