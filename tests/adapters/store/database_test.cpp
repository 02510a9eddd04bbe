#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;

std::string failure_of(Place const& place, Access access)
{
    try {
        open_database(place, access);
    } catch (StoreFailure const& failure) {
        return failure.what();
    }
    return "";
}

TEST(Database, WhatIsCommittedIsThereAfterTheFileWasClosed)
{
    TempDatabase const database;
    {
        auto const session = database.open();
        auto unit = session->unit();
        write_stamp(unit, 'a', 0);
        unit.stamp.stamps.end(sample_end(number_of(1), 'r'));
    }
    auto const session = database.open(Access::read);
    EXPECT_EQ(session->unit().stamp.stamps.find(number_of(1)).value().end.value().id, id_of('r'));
}

TEST(Database, AReaderCannotWrite)
{
    TempDatabase const database;
    auto const session = database.open(Access::read);
    EXPECT_THROW(session->unit().pay.quotes.insert(sample_quote('a')), StoreFailure);
    EXPECT_FALSE(session->unit().pay.quotes.find({id_of('a')}).has_value());
}

TEST(Database, TablesOfAnotherVersionAreRefused)
{
    EmptyDatabase const database;
    auto const& place = database.place();
    {
        auto const session = open_database(place, Access::create);
        migrate(*session, {{"0001.sql", ""}}, hash_for_test, noon);
    }
    EXPECT_THAT(failure_of(place, Access::write), HasSubstr("older"));
    {
        auto const session = open_database(place, Access::create);
        std::vector<Schema> many;
        for (int at = 0; at <= schema_version; ++at)
            many.push_back({"000" + std::to_string(at + 1) + ".sql", ""});
        many.front().name = "0001.sql";
        migrate(*session, many, hash_for_test, noon);
    }
    EXPECT_THAT(failure_of(place, Access::write), HasSubstr("newer"));
    EXPECT_THAT(failure_of(place, Access::read), HasSubstr("newer"));
    EXPECT_THAT(failure_of(place, Access::create), HasSubstr("newer"));
}

TEST(Database, AFailureNamesTheStatementAndNoValueOfTheRow)
{
    TempDatabase const database;
    auto const session = database.open();
    auto unit = session->unit();
    try {
        unit.pay.orders.insert(sample_order('a')); // its quote is missing
        FAIL();
    } catch (StoreFailure const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("INSERT INTO pay_order"));
        EXPECT_THAT(failure.what(), testing::AnyOf(HasSubstr("FOREIGN KEY"), HasSubstr("foreign key")));
        EXPECT_THAT(failure.what(), testing::Not(HasSubstr("amina")));
    }
}

} // namespace
} // namespace etimbre::adapters::store
