#include "adapters/store/mariadb_errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::adapters::store::dialect {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ErrorsOfMariadb, TheKeyIsTheLastWordOfTheServersSentence)
{
    EXPECT_EQ(mariadb_taken_key(1062, "Duplicate entry 'a' for key 'PRIMARY'"), Key::primary);
    EXPECT_EQ(mariadb_taken_key(1062, "Duplicate entry 'a' for key 'end_id'"), Key::unique);
    EXPECT_EQ(mariadb_taken_key(1062, "Duplicate entry 'x' for key 'PRIMARY'' for key 'end_id'"), Key::unique)
        << "a value may say what it likes";
    EXPECT_EQ(mariadb_taken_key(1452, "for key 'PRIMARY'"), std::nullopt);
}

TEST(ErrorsOfMariadb, WhatAnotherTransactionCausedIsTriedAgain)
{
    for (auto const code : {1020U, 1205U, 1213U}) EXPECT_EQ(mariadb_trouble(code), Trouble::conflict) << code;
}

TEST(ErrorsOfMariadb, AServerThatIsGoneOrOutOfItsClusterIsLeft)
{
    for (auto const code : {1047U, 1053U, 1927U, 2002U, 2003U, 2006U, 2013U})
        EXPECT_EQ(mariadb_trouble(code), Trouble::lost) << code;
}

TEST(ErrorsOfMariadb, TheRestWouldFailAgain)
{
    for (auto const code : {1021U, 1064U, 1114U, 1146U})
        EXPECT_EQ(mariadb_trouble(code), Trouble::lasting) << code;
}

TEST(ErrorsOfMariadb, ARowThatBreaksARuleConcernsNoOther)
{
    for (auto const code : {1048U, 1062U, 1264U, 1406U, 1452U, 1690U, 4025U})
        EXPECT_EQ(mariadb_trouble(code), Trouble::refused) << code;
}

TEST(ErrorsOfMariadb, NoValueOfARowIsRepeated)
{
    for (auto const code : {1062U, 1064U, 1292U, 1366U, 1406U})
        EXPECT_THAT(mariadb_words(code, "… 'amina@example.org' …"), Not(HasSubstr("amina"))) << code;
    EXPECT_THAT(mariadb_words(2003, "Can't connect to server"), HasSubstr("Can't connect"));
    EXPECT_THAT(mariadb_words(1366, "…"), HasSubstr("1366"));
}

} // namespace
} // namespace etimbre::adapters::store::dialect
