#include "adapters/store/journal_head.hpp"
#include "adapters/store/transaction.hpp"
#include "breaches.hpp"
#include "domain/ledger/postings.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

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

bool is_among(std::string const& column, std::vector<std::string> const& columns)
{
    return std::ranges::find(columns, column) != columns.end();
}

/// One valid row in every table.
class SqliteSchemaRules : public StoreTest {
protected:
    SqliteSchemaRules()
    {
        auto quote = sample_quote('a');
        quote.quote.display = {
            .amount = core::Money::of_minor(8000, *core::currency_of("EUR")),
            .rate = "10.75",
            .rate_date = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1},
            .rounding_step_minor = 1,
            .mode = domain::fees::Rounding::half_up
        };
        unit_.pay.quotes.insert(quote);
        unit_.pay.orders.insert(sample_order('a'));
        unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(1)));
        unit_.pay.payments.insert(sample_payment('p', 'a'));
        (void)unit_.pay.payments.advance(sample_payment('p', 'a'), domain::payment::Event::redirect, noon);
        unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = core::PaymentId{id_of('p')}, .at = noon}
        );
        unit_.pay.ledger.post(domain::ledger::capture(id_of('p'), "est3dgate", mad(86000)), noon);
        unit_.pay.reminders.expire({id_of('p')}, noon);
        unit_.pay.inbox.note({id_of('d') + id_of('d'), "oid-p", "00", "t", "APPROVED", noon});
        unit_.stamp.stamps.insert(sample_stamp('a', 1, 0));
        unit_.stamp.stamps.end(sample_end(number_of(1), 'r'));
        unit_.stamp.log.append(0, core::Bytes{1}, {});
        unit_.stamp.log.advance(0, {1, domain::tlog::Totals{{{"MAD", 86000}}}});
        unit_.replies.keep({"c", "k", id_of('f') + id_of('f')}, {.status = 201, .body = "{}"}, noon);
        JournalHead{session_->sql()}.begin("one-0");
        session_->sql() << "INSERT INTO stamp_frozen VALUES ('1', 'lost', 1)";
        write_reference();
        session_->sql() << "DELETE FROM schema_migration WHERE name > '0001_reference.sql'";
    }

    void write_reference()
    {
        session_->sql(
        ) << "INSERT INTO mission VALUES ('CG-PAR', 'CG', 'n', 'n', 'n', 'n', 'c', 'c', 'c', 'c', 'FR', "
             "'EUR', 'Europe/Paris', 1)";
        session_->sql(
        ) << "INSERT INTO tariff_line VALUES ('2022', 'PAS-EST', '2022-06-27', 'n', 'n', 'n', 'n', 1, "
             "1, 1, 'MAD', NULL, NULL, NULL, 'observed', 1)";
        session_->sql(
        ) << "INSERT INTO exchange_rate VALUES ('CG-PAR', '2024-01-01', 'EUR', '10.75', 1, 'half_up', 1)";
    }

    /// Why the database refuses a statement; empty when it does not. Nothing of it remains either way.
    std::string refusal_of(std::string const& statement)
    {
        Transaction const never_committed{session_->sql()};
        try {
            session_->sql() << statement;
        } catch (soci::soci_error const& error) {
            return error.get_error_message();
        }
        return "";
    }

    std::vector<std::string> texts(std::string const& query)
    {
        soci::rowset<std::string> const rows = (session_->sql().prepare << query);
        return {rows.begin(), rows.end()};
    }
    std::vector<std::string> tables()
    {
        return texts("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    }
    std::vector<std::string> columns(std::string const& table)
    {
        return texts("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
    }
    std::vector<std::string> key_columns(std::string const& index)
    {
        return texts("SELECT name FROM pragma_index_info('" + index + "') ORDER BY seqno");
    }
    /// `origin` is "pk" or "u" (unique).
    std::vector<std::string> keys(std::string const& table, std::string const& origin)
    {
        return texts(
            "SELECT name FROM pragma_index_list('" + table + "') WHERE \"unique\" = 1 AND origin = '" +
            origin + "'"
        );
    }
    bool is_of_a_key(std::string const& table, std::string const& column)
    {
        for (auto const* const origin : {"pk", "u"})
            for (auto const& key : keys(table, origin))
                if (is_among(column, key_columns(key))) return true;
        return false;
    }

    /// Copies the table's row, all of its keys changed but `kept`.
    std::string copy_sharing(std::string const& table, std::vector<std::string> const& kept)
    {
        std::string values;
        for (auto const& column : columns(table)) {
            bool const same = is_among(column, kept) || !is_of_a_key(table, column);
            values += values.empty() ? "" : ", ";
            values += same ? column
                           : "CASE typeof(" + column + ") WHEN 'integer' THEN " + column + " + 1 ELSE " +
                                 column + " || 'x' END";
        }
        return "INSERT INTO " + table + " SELECT " + values + " FROM " + table;
    }
};

std::string named(std::string const& table, std::vector<std::string> const& columns)
{
    std::string names;
    for (auto const& column : columns) names += (names.empty() ? "" : ", ") + table + "." + column;
    return names;
}

TEST_F(SqliteSchemaRules, EveryTableOfTheseTestsHoldsOneRow)
{
    for (auto const& table : tables()) EXPECT_EQ(number("SELECT COUNT(*) FROM " + table), 1) << table;
}

TEST_F(SqliteSchemaRules, EveryCheckRefusesWhatItForbids)
{
    std::set<std::pair<std::string, std::string>> expected;
    for (auto const& table : tables())
        for (auto const& check :
             checks_of(texts("SELECT sql FROM sqlite_master WHERE name = '" + table + "'").front()))
            expected.emplace(table, check);

    std::set<std::pair<std::string, std::string>> tried;
    for (auto const& breach : breaches) {
        std::string const table{breach.table};
        std::string const assignment{breach.assignment};
        constexpr std::string_view refused = "CHECK constraint failed: ";
        auto const why = refusal_of("UPDATE " + table + " SET " + assignment);
        ASSERT_THAT(why, HasSubstr(refused)) << table << ": " << assignment;
        tried.emplace(table, why.substr(why.find(refused) + refused.size()));
    }
    EXPECT_EQ(tried, expected) << "a CHECK without a test, or a test that met another CHECK";
}

TEST_F(SqliteSchemaRules, EveryPrimaryKeyRefusesTheSameRowTwice)
{
    for (auto const& table : tables()) {
        auto const key = keys(table, "pk");
        ASSERT_EQ(key.size(), 1U) << table << " has no primary key of its own";
        auto const columns_of_key = key_columns(key.front());
        EXPECT_THAT(
            refusal_of(copy_sharing(table, columns_of_key)),
            HasSubstr("UNIQUE constraint failed: " + named(table, columns_of_key))
        );
    }
}

TEST_F(SqliteSchemaRules, EveryOtherKeyRefusesASecondRow)
{
    int tried = 0;
    for (auto const& table : tables())
        for (auto const& key : keys(table, "u")) {
            auto const columns_of_key = key_columns(key);
            EXPECT_THAT(
                refusal_of(copy_sharing(table, columns_of_key)),
                HasSubstr("UNIQUE constraint failed: " + named(table, columns_of_key))
            );
            ++tried;
        }
    EXPECT_EQ(tried, 9);
}

TEST_F(SqliteSchemaRules, EveryForeignKeyRefusesAnOrphan)
{
    int tried = 0;
    for (auto const& table : tables())
        for (auto const& column : texts("SELECT \"from\" FROM pragma_foreign_key_list('" + table + "')")) {
            EXPECT_THAT(
                refusal_of("UPDATE " + table + " SET " + column + " = 'nobody'"),
                HasSubstr("FOREIGN KEY constraint failed")
            ) << table
              << "." << column;
            ++tried;
        }
    EXPECT_EQ(tried, 12);
}

TEST_F(SqliteSchemaRules, NothingThatIsReferredToCanBeTakenAway)
{
    for (auto const& table : tables())
        for (auto const& parent : texts("SELECT \"table\" FROM pragma_foreign_key_list('" + table + "')"))
            EXPECT_THAT(refusal_of("DELETE FROM " + parent), HasSubstr("FOREIGN KEY constraint failed"))
                << table << " to " << parent;
}

// On Galera a foreign key to a unique key that is not the primary one tears the cluster down.
TEST_F(SqliteSchemaRules, ForeignKeysReferToPrimaryKeysOnly)
{
    for (auto const& table : tables()) {
        auto const parents =
            texts("SELECT \"table\" FROM pragma_foreign_key_list('" + table + "') ORDER BY id");
        auto const referred =
            texts("SELECT \"to\" FROM pragma_foreign_key_list('" + table + "') ORDER BY id");
        for (std::size_t at = 0; at < parents.size(); ++at)
            EXPECT_EQ(key_columns(keys(parents[at], "pk").front()), std::vector{referred[at]}) << table;
    }
}

TEST_F(SqliteSchemaRules, WhatMayNotBeMissingIsRefusedWhenItIs)
{
    for (auto const& table : tables())
        for (auto const& column :
             texts("SELECT name FROM pragma_table_info('" + table + "') WHERE \"notnull\" = 1"))
            EXPECT_THAT(
                refusal_of("UPDATE " + table + " SET " + column + " = NULL"),
                HasSubstr("NOT NULL constraint failed: " + table + "." + column)
            );
}

// SQLite, unlike MariaDB, lets a primary key hold NULL unless it is told not to.
TEST_F(SqliteSchemaRules, EveryColumnOfAPrimaryKeyIsNotNull)
{
    for (auto const& table : tables())
        EXPECT_EQ(
            number(
                "SELECT COUNT(*) FROM pragma_table_info('" + table + "') WHERE pk > 0 AND \"notnull\" = 0"
            ),
            0
        ) << table;
}

} // namespace
} // namespace etimbre::adapters::store
