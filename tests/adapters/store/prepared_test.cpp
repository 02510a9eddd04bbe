#include "adapters/store/prepared.hpp"
#include "adapters/store/transaction.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <limits>

namespace etimbre::adapters::store {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

struct Row {
    std::string name;
    std::int64_t big;
    int small;
    std::optional<std::string> word;
    std::optional<std::int64_t> number;
};

struct Number {
    std::int64_t x;
};

struct ByName {
    std::string name;
};

/// UTF-8, as everything that comes in; NUL, quotes and backslashes are as likely as letters.
rc::Gen<std::string> any_text()
{
    auto const sign = rc::gen::oneOf(
        rc::gen::map(
            rc::gen::inRange(0, 0x80), [](int each) { return std::string(1, static_cast<char>(each)); }
        ),
        rc::gen::elementOf(
            std::vector<std::string>{"'", "\\", "\"", ":a", "é", "ع", "漢", "😀", "--", "%", "\n"}
        )
    );
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(sign),
        [](std::vector<std::string> const& all) {
            std::string text;
            for (auto const& each : all)
                if (text.size() < 80) text += each; // the columns hold 99
            return text;
        }
    );
}

class PreparedTest : public testing::Test {
protected:
    PreparedTest()
    {
        *session_ << "CREATE TABLE t (name VARCHAR(99) NOT NULL PRIMARY KEY, big BIGINT NOT NULL, small "
                     "INTEGER NOT NULL, "
                     "word VARCHAR(99), number BIGINT UNIQUE, CHECK (small < 100))";
    }

    Prepared<Row> insert()
    {
        return {*session_, "INSERT INTO t (name, big, small, word, number) VALUES (:a, :b, :c, :d, :e)"};
    }
    Prepared<ByName, Row> select()
    {
        return {*session_, "SELECT name, big, small, word, number FROM t WHERE name = :name"};
    }

    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
};

TEST_F(PreparedTest, MembersArePlaceholdersAndColumnsInTheirOrder)
{
    auto const least = std::numeric_limits<std::int64_t>::min();
    insert().run({"a", least, -7, "w", 5});
    auto const row = select().one({"a"}).value();
    EXPECT_EQ(row.name, "a");
    EXPECT_EQ(row.big, least);
    EXPECT_EQ(row.small, -7);
    EXPECT_EQ(row.word, "w");
    EXPECT_EQ(row.number, 5);
    EXPECT_FALSE(select().one({"b"}).has_value());
}

TEST_F(PreparedTest, TextComesBackByteForByteAndNothingSticksFromRowToRow)
{
    auto put = insert();
    auto get = select();
    Transaction const one{*session_};
    EXPECT_TRUE(rc::check("any text", [&](bool null) {
        auto const name = *any_text();
        auto const text = *any_text();
        RC_PRE(!get.one({name}).has_value());
        auto const word = null ? std::nullopt : std::optional{text};
        put.run({name, 1, 1, word, std::nullopt});
        auto const row = get.one({name}).value();
        RC_ASSERT(row.name == name);
        RC_ASSERT(row.word == word);
        RC_ASSERT(!row.number.has_value());
    }));
}

TEST_F(PreparedTest, ATakenKeyIsNamed)
{
    auto put = insert();
    EXPECT_EQ(put.insert({"a", 1, 1, std::nullopt, 1}), std::nullopt);
    EXPECT_EQ(put.insert({"a", 1, 1, std::nullopt, 2}), Key::primary);
    EXPECT_EQ(put.insert({"b", 1, 1, std::nullopt, 1}), Key::unique);
    EXPECT_TRUE(put.insert({"c", 1, 1, std::nullopt, 3}, Key::primary));
    EXPECT_FALSE(put.insert({"c", 1, 1, std::nullopt, 4}, Key::primary));
    EXPECT_THROW(put.insert({"d", 1, 1, std::nullopt, 3}, Key::primary), StoreFailure);
}

TEST_F(PreparedTest, AnyOtherRefusalIsAFailureAndTheStatementServesAgain)
{
    auto put = insert();
    EXPECT_THROW(put.insert({"a", 1, 100, std::nullopt, 1}), StoreFailure) << "CHECK";
    EXPECT_THROW(put.run({"a", 1, 100, std::nullopt, 1}), StoreFailure);
    EXPECT_EQ(put.run({"a", 1, 99, std::nullopt, 1}), 1);
}

TEST_F(PreparedTest, AFailureNamesTheStatementHoweverItsTextWasMade)
{
    std::string const table = "n";
    *session_ << "CREATE TABLE n (x INTEGER, CHECK (x < 9))";
    Prepared<Number> put{*session_, "INSERT INTO " + table + " (x) VALUES (:x)"};
    EXPECT_THAT([&] { put.run({9}); }, ThrowsMessage<StoreFailure>(HasSubstr("INSERT INTO n (x)")));
    *session_ << "DROP TABLE n";
}

TEST_F(PreparedTest, AllRowsComeInTheOrderOfTheQuery)
{
    auto put = insert();
    for (auto const* const name : {"c", "a", "b"}) put.run({name, 1, 1, std::nullopt, std::nullopt});
    std::string names;
    for (auto const& row : Prepared<Nothing, ByName>{*session_, "SELECT name FROM t ORDER BY name"}.all({}))
        names += row.name;
    EXPECT_EQ(names, "abc");
}

TEST_F(PreparedTest, TouchedRowsAreCounted)
{
    auto put = insert();
    for (auto const* const name : {"a", "b"}) put.run({name, 1, 1, std::nullopt, std::nullopt});
    Prepared<ByName> remove{*session_, "DELETE FROM t WHERE name >= :name"};
    EXPECT_EQ(remove.run({"a"}), 2);
    EXPECT_EQ(remove.run({"a"}), 0);
}

using SqlitePreparedTest = PreparedTest;

TEST_F(SqlitePreparedTest, AStructThatDoesNotFitTheTextIsAMistakeOfTheProgram)
{
    EXPECT_THROW((Prepared<ByName>{*session_, "DELETE FROM t"}), std::logic_error);
    EXPECT_THROW((Prepared<Nothing>{*session_, "DELETE FROM t WHERE name = :name"}), std::logic_error);
    EXPECT_THROW((Prepared<Nothing, ByName>{*session_, "SELECT name, big FROM t"}), std::logic_error);
}

TEST_F(SqlitePreparedTest, ATextThatIsNoSqlIsAFailure)
{
    EXPECT_THROW((Prepared<Nothing>{*session_, "DELETE FRM t"}), StoreFailure);
}

TEST_F(PreparedTest, ANullWhereNoneMayBeIsAFailureAndHoldsNoLock)
{
    *session_ << "CREATE TABLE n (x VARCHAR(9))";
    *session_ << "INSERT INTO n (x) VALUES (NULL), ('a')";
    Prepared<Nothing, ByName> get{*session_, "SELECT x FROM n"};
    EXPECT_THROW((void)get.one({}), StoreFailure);
    *session_ << "DROP TABLE n";
}

} // namespace
} // namespace etimbre::adapters::store
