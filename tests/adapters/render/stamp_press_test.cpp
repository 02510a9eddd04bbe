#include "adapters/render/sheet.hpp"
#include "adapters/render/stamp_press.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace etimbre::adapters::render {
namespace {

TEST(StampPress, DrawsTheSameStampInEveryForm)
{
    StampPress const press;
    EXPECT_EQ(find_code(picture_of(press.png(reference_text))).text, reference_text);
    EXPECT_TRUE(press.svg(reference_text).starts_with("<svg "));
    EXPECT_EQ(press.pdf(sheet_in(core::Language::fr)), lay_out(sheet_in(core::Language::fr)));
}

TEST(StampPress, OneServesManyThreadsAtOnce)
{
    StampPress const press;
    std::vector<std::string> expected;
    for (auto const language : languages) expected.push_back(press.pdf(sheet_in(language)));

    std::vector<int> equal(8, 0);
    {
        std::vector<std::jthread> threads;
        for (auto& count : equal)
            threads.emplace_back([&] {
                for (std::size_t round = 0; round < 3; ++round)
                    for (auto const language : languages)
                        count += press.pdf(sheet_in(language)) == expected[std::size_t(language)] ? 1 : 0;
            });
    }
    EXPECT_EQ(equal, std::vector<int>(8, 12));
}

} // namespace
} // namespace etimbre::adapters::render
