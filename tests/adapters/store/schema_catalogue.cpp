#include "schema_catalogue.hpp"

#include "mariadb_server.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace etimbre::adapters::store {
namespace {

/// "CHECK (a > 0)" of a CREATE TABLE, as "a > 0".
std::vector<std::string> checks_of(std::string const& create)
{
    std::vector<std::string> checks;
    for (auto at = create.find("CHECK ("); at != std::string::npos; at = create.find("CHECK (", at + 1)) {
        auto const begin = at + std::string_view{"CHECK ("}.size();
        auto end = begin;
        for (int depth = 1; depth > 0; ++end) depth += int{create[end] == '('} - int{create[end] == ')'};
        checks.push_back(create.substr(begin, end - 1 - begin));
    }
    return checks;
}

/// What stands between two texts; empty when one of them is missing.
std::string between(std::string const& text, std::string_view before, std::string_view after)
{
    auto const at = text.find(before);
    if (at == std::string::npos) return "";
    auto const begin = at + before.size();
    return text.substr(begin, after.empty() ? std::string::npos : text.find(after, begin) - begin);
}

std::string quoted(std::string const& text)
{
    return "'" + text + "'";
}

/// Of this table of information_schema, in the database of this session.
std::string of_schema(std::string const& table)
{
    return " FROM information_schema." + table + " WHERE " +
           (table == "check_constraints" || table == "key_column_usage" ? "constraint_schema"
            : table == "triggers"                                       ? "trigger_schema"
                                                                        : "table_schema") +
           " = DATABASE()";
}

} // namespace

SchemaCatalogue::SchemaCatalogue(soci::session& session) : session_{session} {}

std::vector<std::string> SchemaCatalogue::texts(std::string const& query)
{
    soci::rowset<std::string> const rows = (session_.prepare << query);
    return {rows.begin(), rows.end()};
}

std::vector<std::string> SchemaCatalogue::tables()
{
    return texts(
        tests_are_on_mariadb() ? "SELECT table_name" + of_schema("tables") + " ORDER BY table_name"
                               : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    );
}

std::vector<std::string> SchemaCatalogue::columns(std::string const& table)
{
    return texts(
        tests_are_on_mariadb() ? "SELECT column_name" + of_schema("columns") +
                                     " AND table_name = " + quoted(table) + " ORDER BY ordinal_position"
                               : "SELECT name FROM pragma_table_info(" + quoted(table) + ") ORDER BY cid"
    );
}

std::vector<std::string> SchemaCatalogue::checks(std::string const& table)
{
    if (tests_are_on_mariadb())
        return texts(
            "SELECT constraint_name" + of_schema("check_constraints") + " AND table_name = " + quoted(table)
        );
    return checks_of(texts("SELECT sql FROM sqlite_master WHERE name = " + quoted(table)).front());
}

std::vector<KeyRule> SchemaCatalogue::keys(std::string const& table)
{
    auto const of_table =
        of_schema("statistics") + " AND table_name = " + quoted(table) + " AND non_unique = 0";
    auto const names = texts(
        tests_are_on_mariadb()
            ? "SELECT DISTINCT index_name" + of_table
            : "SELECT name FROM pragma_index_list(" + quoted(table) + ") WHERE \"unique\" = 1"
    );
    auto const primary =
        tests_are_on_mariadb()
            ? std::vector<std::string>{"PRIMARY"}
            : texts("SELECT name FROM pragma_index_list(" + quoted(table) + ") WHERE origin = 'pk'");
    std::vector<KeyRule> keys;
    for (auto const& name : names)
        keys.push_back(
            {.name = name,
             .columns = texts(
                 tests_are_on_mariadb()
                     ? "SELECT column_name" + of_table + " AND index_name = " + quoted(name) +
                           " ORDER BY seq_in_index"
                     : "SELECT name FROM pragma_index_info(" + quoted(name) + ") ORDER BY seqno"
             ),
             .primary = std::ranges::find(primary, name) != primary.end()}
        );
    return keys;
}

std::vector<ForeignKeyRule> SchemaCatalogue::foreign_keys(std::string const& table)
{
    std::vector<ForeignKeyRule> found;
    auto const rows = [&](std::string const& column) {
        return texts(
            tests_are_on_mariadb()
                ? "SELECT " + column + of_schema("key_column_usage") +
                      " AND referenced_table_name IS NOT NULL AND table_name = " + quoted(table) +
                      " ORDER BY constraint_name"
                : "SELECT " + column + " FROM pragma_foreign_key_list(" + quoted(table) + ") ORDER BY id"
        );
    };
    bool const mariadb = tests_are_on_mariadb();
    auto const names = rows(mariadb ? "constraint_name" : "''");
    auto const columns = rows(mariadb ? "column_name" : "\"from\"");
    auto const parents = rows(mariadb ? "referenced_table_name" : "\"table\"");
    auto const parent_columns = rows(mariadb ? "referenced_column_name" : "\"to\"");
    for (std::size_t at = 0; at < names.size(); ++at)
        found.push_back({names[at], table, columns[at], parents[at], parent_columns[at]});
    return found;
}

std::vector<std::string> SchemaCatalogue::columns_not_null(std::string const& table)
{
    return texts(
        tests_are_on_mariadb()
            ? "SELECT column_name" + of_schema("columns") +
                  " AND is_nullable = 'NO' AND table_name = " + quoted(table)
            : "SELECT name FROM pragma_table_info(" + quoted(table) + ") WHERE \"notnull\" = 1"
    );
}

std::vector<std::string> SchemaCatalogue::columns_of_numbers(std::string const& table)
{
    return texts(
        tests_are_on_mariadb()
            ? "SELECT column_name" + of_schema("columns") +
                  " AND data_type IN ('int', 'bigint') AND table_name = " + quoted(table)
            : "SELECT name FROM pragma_table_info(" + quoted(table) + ") WHERE type IN ('INTEGER', 'BIGINT')"
    );
}

std::vector<std::string> SchemaCatalogue::triggers()
{
    return texts(
        tests_are_on_mariadb() ? "SELECT trigger_name" + of_schema("triggers")
                               : "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    );
}

std::string SchemaCatalogue::check_in(std::string const& refusal) const
{
    return tests_are_on_mariadb() ? between(refusal, "CONSTRAINT `", "` failed for")
                                  : between(refusal, "CHECK constraint failed: ", "");
}

std::string SchemaCatalogue::words_of(std::string const& table, KeyRule const& key) const
{
    if (tests_are_on_mariadb()) return "for key '" + key.name + "'";
    std::string names;
    for (auto const& column : key.columns) names += (names.empty() ? "" : ", ") + table + "." + column;
    return "UNIQUE constraint failed: " + names;
}

std::string SchemaCatalogue::words_of(ForeignKeyRule const& key) const
{
    return tests_are_on_mariadb() ? "CONSTRAINT `" + key.name + "` FOREIGN KEY (`" + key.column + "`)"
                                  : "FOREIGN KEY constraint failed";
}

std::string SchemaCatalogue::words_of_null(std::string const& table, std::string const& column) const
{
    return tests_are_on_mariadb() ? "Column '" + column + "' cannot be null"
                                  : "NOT NULL constraint failed: " + table + "." + column;
}

} // namespace etimbre::adapters::store
