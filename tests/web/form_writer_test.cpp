#include "web/form_writer.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(FormWriter, AFieldIsTiedToItsLabelHintAndMistake)
{
    HtmlWriter html;
    write_field(html, {.name = "email", .label = "E", .hint = "H", .value = "<\">", .error = "W"});
    auto const body = std::move(html).take();
    EXPECT_TRUE(body.contains(R"(<label for="email">E</label>)"));
    EXPECT_TRUE(body.contains(R"(aria-describedby="email-hint email-error" aria-invalid="true")"));
    EXPECT_TRUE(body.contains("value=\"&lt;&quot;&gt;\""));
}

TEST(FormWriter, TheSummaryLeadsToEachMistakeAndIsAbsentWithoutOne)
{
    HtmlWriter none;
    write_mistakes(none, "Mend", {});
    EXPECT_TRUE(std::move(none).take().empty());
    HtmlWriter some;
    write_mistakes(some, "Mend", {{"email", "Wrong"}});
    auto const body = std::move(some).take();
    EXPECT_TRUE(body.contains(R"(role="alert")"));
    EXPECT_TRUE(body.contains(R"(<a href="#email">Wrong</a>)"));
}

} // namespace
} // namespace etimbre::web
