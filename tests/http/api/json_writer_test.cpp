#include "http/api/json_writer.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

TEST(JsonWriter, CommasStandBetweenValuesAndNowhereElse)
{
    JsonWriter json;
    json.begin_object()
        .key("a")
        .begin_array()
        .number(1)
        .text("[")
        .null()
        .begin_object()
        .end_object()
        .end_array();
    json.truth("b", true).key("c").begin_array().end_array().end_object();
    EXPECT_EQ(std::move(json).take(), R"({"a":[1,"[",null,{}],"b":true,"c":[]})");
}

TEST(JsonWriter, TextCannotLeaveItsQuotes)
{
    JsonWriter json;
    json.begin_object().text("a", "\"},\n\x1b\\").end_object();
    auto const written = std::move(json).take();
    auto const read = server::parse_json(written);
    ASSERT_TRUE(read) << written;
    EXPECT_EQ(read->at("a").as_string(), "\"},\n\x1b\\");
}

} // namespace
} // namespace etimbre::http::api
