#include "web/html_writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace etimbre::web {
namespace {

TEST(HtmlWriter, ElementsTextAndAttributesStandWhereTheyWereWritten)
{
    HtmlWriter html;
    html.open("p", {{"class", "a"}}).text("1 < 2 & \"so\"").close("p").empty("br");
    EXPECT_EQ(std::move(html).take(), "<p class=\"a\">1 &lt; 2 &amp; &quot;so&quot;</p><br>\n");
}

TEST(HtmlWriter, NoTextLeavesItsPlace)
{
    rc::check([](std::string const& text) {
        HtmlWriter html;
        html.text(text);
        auto const written = std::move(html).take();
        RC_ASSERT(written.find_first_of("<>\"'") == std::string::npos);
    });
}

} // namespace
} // namespace etimbre::web
