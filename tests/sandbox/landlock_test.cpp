#include "in_a_child.hpp"
#include "sandbox/landlock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace etimbre::sandbox {
namespace {

namespace fs = std::filesystem;

struct LandlockTest : testing::Test {
    LandlockTest()
    {
        auto pattern = (fs::temp_directory_path() / "etimbre-landlock-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        fs::create_directory(folder / "data");
        fs::create_directory(folder / "keys");
        std::ofstream{folder / "keys/a"} << "key";
        std::ofstream{folder / "other"} << "secret";
        plan = {.read = {folder / "keys"}, .write = {folder / "data"}, .listen = {}, .connect = {}};
    }
    ~LandlockTest() override { fs::remove_all(folder); }

    template <class Work>
    bool inside(Work work)
    {
        return in_a_child([&] {
                   limit_files_and_ports(plan);
                   return work() ? 0 : 1;
               }) == 0;
    }

    fs::path folder;
    Plan plan;
};

TEST_F(LandlockTest, WhatThePlanNamesIsReadAndWritten)
{
    EXPECT_TRUE(inside([&] { return std::ifstream{folder / "keys/a"}.is_open(); }));
    EXPECT_TRUE(inside([&] { return std::ofstream{folder / "data/new"}.is_open(); }));
    EXPECT_TRUE(inside([&] { return fs::remove(folder / "data/new"); }));
}

TEST_F(LandlockTest, AFileThatIsReplacedMeanwhileIsReadAgain)
{
    EXPECT_TRUE(in_a_child([&] {
                    limit_files_and_ports({.read = {folder}, .write = {folder}, .listen = {}, .connect = {}});
                    std::ofstream{folder / "keys.new"} << "key 2";
                    fs::rename(folder / "keys.new", folder / "other");
                    return std::ifstream{folder / "other"}.is_open() ? 0 : 1;
                }) == 0);
}

TEST_F(LandlockTest, NothingElseIs)
{
    EXPECT_FALSE(inside([&] { return std::ifstream{folder / "other"}.is_open(); }));
    EXPECT_FALSE(inside([&] { return std::ofstream{folder / "keys/a"}.is_open(); }));
    EXPECT_FALSE(inside([&] { return std::ofstream{folder / "new"}.is_open(); }));
    EXPECT_FALSE(inside([] { return std::ifstream{"/etc/passwd"}.is_open(); }));
}

TEST_F(LandlockTest, APathThatIsNotThereIsPassedOver)
{
    plan.read.emplace_back("/nonexistent/etimbre");
    EXPECT_TRUE(inside([] { return true; }));
}

} // namespace
} // namespace etimbre::sandbox
