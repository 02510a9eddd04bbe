#include "adapters/store/sql_script.hpp"
#include "adapters/store/transaction.hpp"
#include "breaches.hpp"
#include "one_row_each.hpp"
#include "schema_catalogue.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

bool is_among(std::string const& column, std::vector<std::string> const& columns)
{
    return std::ranges::find(columns, column) != columns.end();
}

/// How often a word stands in the statements of schemas/. A column that "IS NOT NULL" inside a CHECK is no
/// rule of its own.
std::size_t named_in_schemas(std::string_view word)
{
    std::size_t count = 0;
    for (auto const& schema : read_schemas(schemas_folder()))
        for (auto const& statement : statements_of(schema.text))
            for (auto at = statement.find(word); at != std::string::npos; at = statement.find(word, at + 1))
                count += std::size_t{at < 3 || statement.substr(at - 3, 3) != "IS "};
    return count;
}

class SchemaRules : public OneRowEach {
protected:
    /// Why the database refuses the last of these statements; empty when it does not. Nothing of them
    /// remains.
    std::string refusal_of(std::vector<std::string> const& statements)
    {
        Transaction const never_committed{session_->sql()};
        try {
            for (auto const& statement : statements) session_->sql() << statement;
        } catch (soci::soci_error const& error) {
            return error.get_error_message();
        }
        return "";
    }

    bool is_of_a_key(std::string const& table, std::string const& column)
    {
        return std::ranges::any_of(catalogue_.keys(table), [&](auto const& key) {
            return is_among(column, key.columns);
        });
    }

    /// Copies the table's row, all of its keys changed but `kept`.
    std::string copy_sharing(std::string const& table, std::vector<std::string> const& kept)
    {
        std::string values;
        auto const whole = catalogue_.columns_of_numbers(table);
        for (auto const& column : catalogue_.columns(table)) {
            values += values.empty() ? "" : ", ";
            if (is_among(column, kept) || !is_of_a_key(table, column))
                values += column;
            else
                values += is_among(column, whole) ? column + " + 1" : "SUBSTR(" + column + ", 2)";
        }
        return "INSERT INTO " + table + " SELECT " + values + " FROM " + table;
    }

    std::vector<ForeignKeyRule> foreign_keys()
    {
        std::vector<ForeignKeyRule> all;
        for (auto const& table : catalogue_.tables())
            std::ranges::move(catalogue_.foreign_keys(table), std::back_inserter(all));
        return all;
    }

    /// Takes away what refers to that table, but for rows of one other. MariaDB stops at the first rule that
    /// is broken, so that the one of a test must be alone; SQLite does not say which it was.
    std::vector<std::string> without_children(std::string const& table, std::string const& but_of = "")
    {
        if (!tests_are_on_mariadb()) return {};
        std::vector<std::string> statements{"SET foreign_key_checks = 0"};
        for (auto const& key : foreign_keys())
            if (key.parent == table && key.table != but_of) statements.push_back("DELETE FROM " + key.table);
        statements.emplace_back("SET foreign_key_checks = 1");
        return statements;
    }

    using Rules = std::set<std::pair<std::string, std::string>>;

    Rules checks()
    {
        Rules rules;
        for (auto const& table : catalogue_.tables())
            for (auto const& check : catalogue_.checks(table)) rules.emplace(table, check);
        return rules;
    }

    SchemaCatalogue catalogue_{session_->sql()};
};

TEST_F(SchemaRules, EveryTableOfTheseTestsHoldsOneRow)
{
    for (auto const& table : catalogue_.tables())
        EXPECT_EQ(number("SELECT COUNT(*) FROM " + table), 1) << table;
}

TEST_F(SchemaRules, EveryCheckRefusesWhatItForbids)
{
    Rules tried;
    for (auto const& [table, assignment] : breaches) {
        auto const why = refusal_of({"UPDATE " + std::string{table} + " SET " + std::string{assignment}});
        tried.emplace(table, catalogue_.check_in(why));
        ASSERT_NE(catalogue_.check_in(why), "") << table << ": " << assignment << ": " << why;
    }
    EXPECT_EQ(tried, checks()) << "a CHECK without a test, or a test that met another CHECK";
}

TEST_F(SchemaRules, ACheckWithoutATestIsNoticed)
{
    auto const before = checks();
    session_->sql() << "CREATE TABLE planted (x INTEGER NOT NULL PRIMARY KEY, CHECK (x > 7))";
    EXPECT_EQ(checks().size(), before.size() + 1);
    EXPECT_EQ(checks().count({"planted", tests_are_on_mariadb() ? "CONSTRAINT_1" : "x > 7"}), 1U);
}

TEST_F(SchemaRules, EveryKeyRefusesASecondRow)
{
    check_no_foreign_keys(session_->sql());
    for (auto const& table : catalogue_.tables())
        for (auto const& key : catalogue_.keys(table))
            EXPECT_THAT(
                refusal_of({copy_sharing(table, key.columns)}), HasSubstr(catalogue_.words_of(table, key))
            ) << table;
}

TEST_F(SchemaRules, ARowThatSharesNoKeyIsLetIn)
{
    check_no_foreign_keys(session_->sql());
    for (auto const& table : catalogue_.tables())
        EXPECT_EQ(refusal_of({copy_sharing(table, {})}), "") << table;
}

TEST_F(SchemaRules, EveryTableHasOnePrimaryKeyWithoutNull)
{
    for (auto const& table : catalogue_.tables()) {
        auto const keys = catalogue_.keys(table);
        ASSERT_EQ(std::ranges::count(keys, true, &KeyRule::primary), 1) << table;
        for (auto const& column : std::ranges::find(keys, true, &KeyRule::primary)->columns)
            EXPECT_TRUE(is_among(column, catalogue_.columns_not_null(table))) << table << "." << column;
    }
}

TEST_F(SchemaRules, EveryForeignKeyRefusesAnOrphan)
{
    for (auto const& key : foreign_keys()) {
        auto statements = without_children(key.table);
        statements.push_back("UPDATE " + key.table + " SET " + key.column + " = 'nobody'");
        EXPECT_THAT(refusal_of(statements), HasSubstr(catalogue_.words_of(key)))
            << key.table << "." << key.column;
    }
}

TEST_F(SchemaRules, NothingThatIsReferredToCanBeTakenAway)
{
    for (auto const& key : foreign_keys()) {
        auto statements = without_children(key.parent, key.table);
        statements.push_back("DELETE FROM " + key.parent);
        EXPECT_THAT(refusal_of(statements), HasSubstr(catalogue_.words_of(key)))
            << key.table << " to " << key.parent;
    }
}

// On Galera a foreign key to a unique key that is not the primary one tears the cluster down.
TEST_F(SchemaRules, ForeignKeysReferToPrimaryKeysOnly)
{
    for (auto const& each : foreign_keys()) {
        auto const keys = catalogue_.keys(each.parent);
        EXPECT_THAT(
            std::ranges::find(keys, true, &KeyRule::primary)->columns, ElementsAre(each.parent_column)
        ) << each.table;
    }
}

TEST_F(SchemaRules, WhatMayNotBeMissingIsRefusedWhenItIs)
{
    for (auto const& table : catalogue_.tables())
        for (auto const& column : catalogue_.columns_not_null(table))
            EXPECT_THAT(
                refusal_of({"UPDATE " + table + " SET " + column + " = NULL"}),
                HasSubstr(catalogue_.words_of_null(table, column))
            ) << table;
}

TEST_F(SchemaRules, NothingHappensBehindAStatement)
{
    EXPECT_THAT(catalogue_.triggers(), IsEmpty()) << "a trigger is a rule as well, and needs a test here";
}

// An engine may read a rule and forget it: MySQL did so with CHECK, and MariaDB with REFERENCES on a column.
TEST_F(SchemaRules, TheEngineKeepsAsManyRulesAsTheSchemasName)
{
    std::size_t keys = 0;
    std::size_t not_null = 0;
    for (auto const& table : catalogue_.tables()) {
        if (table.starts_with("schema_")) continue; // those of migrations
        keys += catalogue_.keys(table).size();
        not_null += catalogue_.columns_not_null(table).size();
    }
    EXPECT_EQ(checks().size(), named_in_schemas("CHECK"));
    EXPECT_EQ(foreign_keys().size(), named_in_schemas("REFERENCES"));
    EXPECT_EQ(keys, named_in_schemas("UNIQUE") + named_in_schemas("PRIMARY KEY"));
    EXPECT_EQ(not_null, named_in_schemas("NOT NULL"));
}

} // namespace
} // namespace etimbre::adapters::store
