#include "http/api/canonical_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

TEST(CanonicalJson, WhatMeansTheSameIsWrittenTheSame)
{
    auto const one = server::parse_json(R"({"b":[1, {"y":null,"x":"é"}],"a":true})");
    auto const other = server::parse_json(R"( {"a":true , "b":[1,{"x":"\u00e9","y":null}]} )");
    ASSERT_TRUE(one && other);
    EXPECT_EQ(canonical_json(*one), canonical_json(*other));
    EXPECT_EQ(canonical_json(*one), R"({"a":true,"b":[1,{"x":"é","y":null}]})");
}

TEST(CanonicalJson, WhatMeansSomethingElseIsWrittenOtherwise)
{
    for (auto const* const text :
         {R"({"a":"1"})", R"({"a":null})", R"({"a":[1]})", R"({"a":1,"b":2})", R"([1])"})
        EXPECT_NE(canonical_json(*server::parse_json(text)), R"({"a":1})");
}

} // namespace
} // namespace etimbre::http::api
