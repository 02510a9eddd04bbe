#include "rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace etimbre::house {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(HouseRules, AFileMayHaveThreeHundredLinesAndNoMore)
{
    EXPECT_THAT(too_long(source_of("src/core/a.cpp", std::string(300, '\n'))), IsEmpty());
    EXPECT_THAT(
        too_long(source_of("src/core/a.cpp", std::string(301, '\n'))), ElementsAre(HasSubstr("301 lines"))
    );
    EXPECT_THAT(too_long(source_of("src/core/a.csv", std::string(301, '\n'))), IsEmpty());
}

TEST(HouseRules, SqlOutsideTheStoreIsNoticed)
{
    EXPECT_THAT(
        soci_outside_store(source_of("src/app/pay/a.cpp", "\n#include <soci/soci.h>\n")),
        ElementsAre(
            "src/app/pay/a.cpp:2: SQL lives in adapters/store",
            "src/app/pay/a.cpp:2: SQL lives in adapters/store"
        )
    );
    EXPECT_THAT(
        soci_outside_store(source_of("src/app/pay/a.cpp", "soci::session* s;\n")), testing::SizeIs(1)
    );
    EXPECT_THAT(soci_outside_store(source_of("src/adapters/store/a.cpp", "soci::session s;\n")), IsEmpty());
    EXPECT_THAT(
        soci_outside_store(source_of("src/app/pay/a.cpp", "// not soci; a social word\n")), IsEmpty()
    );
}

TEST(HouseRules, ACoroutineOutsideTheServerIsNoticed)
{
    EXPECT_THAT(coroutine_outside_server(source_of("src/http/api/a.cpp", "co_await x;")), testing::SizeIs(1));
    EXPECT_THAT(coroutine_outside_server(source_of("src/app/pay/a.hpp", "co_return x;")), testing::SizeIs(1));
    EXPECT_THAT(coroutine_outside_server(source_of("src/http/server/a.cpp", "co_await x;")), IsEmpty());
}

TEST(HouseRules, ABinaryFractionNearMoneyIsNoticed)
{
    for (auto const* const room : {"src/core/a.cpp", "src/domain/fees/a.hpp", "src/app/pay/a.cpp"}) {
        EXPECT_THAT(fraction_near_money(source_of(room, "double rate = 1;")), testing::SizeIs(1)) << room;
        EXPECT_THAT(fraction_near_money(source_of(room, "std::vector<float> rates;")), testing::SizeIs(1))
            << room;
        EXPECT_THAT(
            fraction_near_money(source_of(room, "// no double here\nauto s = \"float\"; /* double */")),
            IsEmpty()
        );
    }
    EXPECT_THAT(fraction_near_money(source_of("src/adapters/render/a.cpp", "double width = 1;")), IsEmpty());
}

TEST(HouseRules, AClockReadOutsideMainIsNoticed)
{
    auto const* const read = "auto now = std::chrono::system_clock::now();";
    EXPECT_THAT(clock_outside_main(source_of("src/http/server/a.cpp", read)), testing::SizeIs(1));
    EXPECT_THAT(
        clock_outside_main(source_of("src/app/pay/a.cpp", "auto t = std::time(nullptr);")), testing::SizeIs(1)
    );
    EXPECT_THAT(
        clock_outside_main(source_of("src/http/server/a.cpp", "auto t = std::time(nullptr);")), IsEmpty()
    );
    EXPECT_THAT(clock_outside_main(source_of("src/main.cpp", read)), IsEmpty());
    EXPECT_THAT(clock_outside_main(source_of("src/commands/serve.cpp", read)), IsEmpty());
}

TEST(HouseRules, AnUnescapedTemplateValueIsNoticed)
{
    EXPECT_THAT(
        unescaped_template(source_of("src/web/a.mustache", "<p>\n{{{name}}}</p>")),
        ElementsAre(HasSubstr(":2: "))
    );
    EXPECT_THAT(unescaped_template(source_of("src/web/a.html", "{{& name}}")), testing::SizeIs(1));
    EXPECT_THAT(
        unescaped_template(source_of("src/web/a.cpp", "auto t = R\"(x {{{name}}})\";")), testing::SizeIs(1)
    );
    EXPECT_THAT(unescaped_template(source_of("src/core/a.cpp", "std::array<A, 1> a{{{1, 2}}};")), IsEmpty());
    EXPECT_THAT(unescaped_template(source_of("src/web/a.html", "{{name}} {{#if}}")), IsEmpty());
}

TEST(HouseRules, APromiseIsNoticedWhereverItStands)
{
    for (auto const* const word :
         {"TO"
          "DO",
          "FIX"
          "ME",
          "HA"
          "CK",
          "XX"
          "X"}) {
        EXPECT_THAT(
            promise(source_of("src/core/a.cpp", std::string{"// "} + word + ": later")), testing::SizeIs(1)
        );
        EXPECT_THAT(promise(source_of("src/core/a.cpp", std::string{"int "} + word + "S;")), IsEmpty());
    }
}

TEST(HouseRules, ANameThatNamesNothingIsNoticed)
{
    for (auto const* const path :
         {"src/utils/a.cpp",
          "src/core/string_utils.hpp",
          "src/common/a.cpp",
          "src/app/helpers.cpp",
          "src/app/key_manager.hpp",
          "src/misc/a.sql"})
        EXPECT_THAT(nameless(source_of(path, "")), testing::SizeIs(1)) << path;
    for (auto const* const path : {"src/core/money.cpp", "src/app/commons.hpp", "src/app/utilisation.cpp"})
        EXPECT_THAT(nameless(source_of(path, "")), IsEmpty()) << path;
}

TEST(HouseRules, QuotesAndCommentsAreReadAsCppReadsThem)
{
    auto const source = source_of(
        "src/core/a.cpp",
        "auto a = \"double \\\" double\"; // double\nauto b = 1'000; char c = '\"'; double d;\n"
    );
    EXPECT_THAT(fraction_near_money(source), ElementsAre(HasSubstr("a.cpp:2: ")));
    auto const raw = source_of("src/core/a.cpp", "auto a = R\"x(\" // double )\" )x\"; float f;\n");
    EXPECT_THAT(fraction_near_money(raw), testing::SizeIs(1));
}

/// A project of two folders in the test's own temporary directory.
class PlantedProject : public testing::Test {
protected:
    // A folder of its own, since tests run side by side.
    std::filesystem::path const root = [] {
        auto pattern = testing::TempDir() + "etimbre_planted_project_XXXXXX";
        return std::filesystem::path{::mkdtemp(pattern.data())};
    }();

    void TearDown() override { std::filesystem::remove_all(root); }

    void plant(std::string const& path, std::string const& text) const
    {
        std::filesystem::create_directories((root / path).parent_path());
        std::ofstream{root / path} << text;
    }
};

TEST_F(PlantedProject, WithoutFaultsHasNone)
{
    plant("src/core/money.cpp", "int x;\n");
    plant("tests/core/money_test.cpp", "int y;\n");
    plant("src/main.cpp", "int main() {}\n");
    EXPECT_THAT(breaches_in(root), IsEmpty());
}

TEST_F(PlantedProject, WithASourceThatNoTestIsNamedAfterIsNoticed)
{
    plant("src/domain/fees/quote.cpp", "int x;\n");
    plant("tests/domain/fees/tariff_test.cpp", "int y;\n");
    EXPECT_THAT(
        breaches_in(root),
        ElementsAre("src/domain/fees/quote.cpp: has no test of its name, tests/domain/fees/quote_test.cpp")
    );
}

TEST_F(PlantedProject, IsWalkedToItsLastFolder)
{
    plant("src/app/pay/deep/er/a.hpp", "double x;\n");
    plant("integration/sim/utils.cpp", "\n");
    plant("tests/core/long_test.cpp", std::string(301, '\n'));
    EXPECT_THAT(
        breaches_in(root),
        ElementsAre(HasSubstr("long_test.cpp"), HasSubstr("utils.cpp"), HasSubstr("deep/er/a.hpp:1"))
    );
}

} // namespace
} // namespace etimbre::house
