#include "target.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace etimbre::fuzz {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(fs::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

fs::path corpus_of(std::string_view target)
{
    return fs::path{PROJECT_ROOT "/tests/fuzz/corpus"} / target;
}

class Corpus : public testing::TestWithParam<Target> {};

// What a fuzzer once found interesting, and every input that once broke a promise, is tried with each build.
TEST_P(Corpus, KeepsEveryPromise)
{
    std::size_t tried = 0;
    for (auto const& each : fs::directory_iterator{corpus_of(GetParam().name)}) {
        GetParam().run(bytes_of(each.path()));
        ++tried;
    }
    EXPECT_GT(tried, 0U) << "no corpus";
}

TEST_P(Corpus, KeepsEveryPromiseWhenCutShort)
{
    for (auto const& each : fs::directory_iterator{corpus_of(GetParam().name)}) {
        auto const bytes = bytes_of(each.path());
        for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 512); ++size)
            GetParam().run(std::string_view{bytes}.substr(0, size));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Parsers,
    Corpus,
    testing::ValuesIn(targets().begin(), targets().end()),
    [](auto const& each) { return std::string{each.param.name}; }
);

TEST(Fuzz, APromiseThatDoesNotHoldEndsTheProcess)
{
    EXPECT_DEATH(must(false, "two is odd"), "broken promise: two is odd");
}

} // namespace
} // namespace etimbre::fuzz
