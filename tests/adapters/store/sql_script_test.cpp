#include "adapters/store/sql_script.hpp"
#include "adapters/store/store_failure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SqlScript, StatementsEndAtSemicolons)
{
    EXPECT_THAT(
        statements_of("CREATE TABLE a (x);\n\nDROP TABLE a ;"),
        ElementsAre("CREATE TABLE a (x)", "DROP TABLE a")
    );
    EXPECT_THAT(statements_of("SELECT 1"), ElementsAre("SELECT 1")) << "the last semicolon may be missing";
    EXPECT_THAT(statements_of(" ;;\n; "), IsEmpty());
}

TEST(SqlScript, ASignInsideAQuotationIsText)
{
    EXPECT_THAT(
        statements_of("INSERT INTO t VALUES ('a;b -- c', 'it''s; /* */');"),
        ElementsAre("INSERT INTO t VALUES ('a;b -- c', 'it''s; /* */')")
    );
    EXPECT_THAT(statements_of("SELECT \"a;b\", `c;d` FROM t;"), ElementsAre("SELECT \"a;b\", `c;d` FROM t"));
}

TEST(SqlScript, CommentsAreLeftOutAndTheirSignsDoNothing)
{
    EXPECT_THAT(statements_of("-- it's; not\nSELECT 1; -- end"), ElementsAre("SELECT 1"));
    EXPECT_THAT(statements_of("SELECT/* ; ' */1;"), ElementsAre("SELECT 1"));
    EXPECT_THAT(statements_of("-- nothing else"), IsEmpty());
    EXPECT_THAT(statements_of("SELECT 3 - -1, 4 / 2;"), ElementsAre("SELECT 3 - -1, 4 / 2"));
}

TEST(SqlScript, WhatDoesNotEndIsRefused)
{
    for (auto const* const script : {"SELECT 'a;", "SELECT \"a;", "/* SELECT 1;", "SELECT `a"})
        EXPECT_THROW(statements_of(script), StoreFailure) << script;
}

TEST(SqlScript, NoLiteralOfAStatementIsLostHoweverItsTextLooks)
{
    rc::check("a literal survives", [](std::string const& text) {
        std::string literal = "'";
        for (auto const sign : text) literal.append(sign == '\'' ? 2 : 1, sign);
        literal += '\'';
        RC_ASSERT(
            statements_of("SELECT " + literal + ";SELECT 2") ==
            (std::vector<std::string>{"SELECT " + literal, "SELECT 2"})
        );
    });
}

} // namespace
} // namespace etimbre::adapters::store
