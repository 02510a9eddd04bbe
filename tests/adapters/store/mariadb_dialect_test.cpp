#include "adapters/store/mariadb_dialect.hpp"
#include "temp_database.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::store {
namespace {

using testing::HasSubstr;
using testing::Not;

class MariadbDialectTest : public testing::Test {
protected:
    EmptyDatabase database_;
    std::unique_ptr<soci::session> session_ = database_.session();
};

TEST_F(MariadbDialectTest, WhatAServerSaysOfAValueIsNotRepeated)
{
    *session_ << "CREATE TABLE t (x INTEGER NOT NULL PRIMARY KEY)";
    try {
        *session_ << "INSERT INTO t (x) VALUES ('amina')";
        FAIL();
    } catch (soci::soci_error const& error) {
        EXPECT_THAT(error.get_error_message(), HasSubstr("amina")) << "as the server says it";
        EXPECT_THAT(dialect::mariadb.words_of(*session_, error), Not(HasSubstr("amina")));
    }
}

TEST_F(MariadbDialectTest, AKilledConnectionIsALostOne)
{
    auto const other = database_.session();
    std::int64_t id = 0;
    *other << "SELECT CONNECTION_ID()", soci::into(id);
    *session_ << "KILL " + std::to_string(id);
    EXPECT_THROW(*other << "SELECT 1", soci::soci_error);
    EXPECT_EQ(dialect::mariadb.trouble(*other), dialect::Trouble::lost);
}

} // namespace
} // namespace etimbre::adapters::store
