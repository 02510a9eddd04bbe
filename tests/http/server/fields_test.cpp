#include "http/server/fields.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <array>

namespace etimbre::http::server {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// "/pointer code" of each error.
std::vector<std::string> said(std::vector<FieldError> const& errors)
{
    std::vector<std::string> words;
    for (auto const& error : errors) words.push_back(error.pointer + ' ' + std::string{error.code});
    return words;
}

class FieldsOf : public testing::Test {
protected:
    Fields read(std::string_view text, std::string pointer = "")
    {
        value_ = boost::json::parse(text);
        return Fields{value_, std::move(pointer), errors_};
    }
    std::vector<std::string> errors() const { return said(errors_); }

    boost::json::value value_;
    std::vector<FieldError> errors_;
};

TEST_F(FieldsOf, ARightObjectAreReadWithoutAnError)
{
    auto fields = read(R"({"name":"Zoé","age":34,"lost":true,"language":"fr","lines":[1,2],"holder":{}})");
    EXPECT_EQ(fields.text("name", 1, 10), "Zoé");
    EXPECT_EQ(fields.integer("age", 0, 150), 34);
    EXPECT_EQ(fields.optional_boolean("lost"), true);
    EXPECT_EQ(fields.word("language", std::array{"ar"sv, "fr"sv}), 1U);
    EXPECT_EQ(fields.list("lines", 1, 50).size(), 2U);
    EXPECT_NE(fields.object("holder"), nullptr);
    EXPECT_EQ(fields.optional_text("none", 1, 2), std::nullopt);
    EXPECT_EQ(fields.optional_integer("nothing", 1, 2), std::nullopt);
    EXPECT_EQ(fields.optional_object("no_one"), nullptr);
    fields.end();
    EXPECT_THAT(errors(), IsEmpty());
}

TEST_F(FieldsOf, AWrongObjectAreAllNamedAtOnce)
{
    auto fields = read(
        R"({"text":7,"long":"abc","age":-1,"word":"x","list":[],"object":1,"flag":0,"extra":1})", "/l/0"
    );
    fields.text("missing", 1, 9);
    fields.text("text", 1, 9);
    fields.optional_text("long", 1, 2);
    fields.integer("age", 0, 9);
    fields.word("word", std::array{"y"sv});
    fields.list("list", 1, 2);
    fields.optional_object("object");
    fields.optional_boolean("flag");
    fields.end();
    EXPECT_THAT(
        errors(),
        ElementsAre(
            "/l/0/missing missing",
            "/l/0/text type",
            "/l/0/long length",
            "/l/0/age range",
            "/l/0/word word",
            "/l/0/list length",
            "/l/0/object type",
            "/l/0/flag type",
            "/l/0/extra unknown"
        )
    );
}

TEST_F(FieldsOf, NullIsNotTheSameAsMissing)
{
    auto fields = read(R"({"name":null})");
    EXPECT_EQ(fields.optional_text("name", 0, 9), "");
    EXPECT_THAT(errors(), ElementsAre("/name type"));
}

TEST_F(FieldsOf, SomethingElseIsOneErrorOnly)
{
    auto fields = read("[1]", "/holder");
    fields.text("name", 1, 9);
    fields.end();
    EXPECT_THAT(errors(), ElementsAre("/holder type"));
}

TEST_F(FieldsOf, TextIsCountedInCharacters)
{
    auto fields = read(R"({"short":"عع","long":"ععع"})");
    EXPECT_EQ(fields.text("short", 2, 2), "عع");
    EXPECT_EQ(fields.text("long", 2, 2), "");
    EXPECT_THAT(errors(), ElementsAre("/long length"));
}

TEST_F(FieldsOf, TextWithControlCharactersAreRefused)
{
    for (auto const* const text :
         {R"({"a":"\u0000"})", R"({"a":"x\ny"})", R"({"a":"\u007f"})", R"({"a":"\u0085"})"}) {
        errors_.clear();
        auto fields = read(text);
        EXPECT_EQ(fields.text("a", 0, 9), "");
        EXPECT_THAT(errors(), ElementsAre("/a characters")) << text;
    }
}

TEST_F(FieldsOf, StrangeNamesAreNotEchoed)
{
    auto const long_name = std::string(65, 'a');
    auto fields = read(R"({"<script>":1,")" + long_name + R"(":1,"":1,"\u0000":1})", "/x");
    fields.end();
    EXPECT_THAT(errors(), ElementsAre("/x unknown", "/x unknown", "/x unknown", "/x unknown"));
}

TEST_F(FieldsOf, PointersAreEscaped)
{
    auto fields = read("{}");
    EXPECT_EQ(fields.pointer_to("a/b~c"), "/a~1b~0c");
    EXPECT_EQ(fields.pointer_to("lines", 3), "/lines/3");
    fields.wrong("age", "range", "Too young.");
    EXPECT_THAT(errors(), ElementsAre("/age range"));
}

} // namespace
} // namespace etimbre::http::server
