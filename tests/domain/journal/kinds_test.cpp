#include "domain/journal/kinds.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace etimbre::domain::journal;

TEST(JournalKinds, NoWordAndNoFieldStandsTwice)
{
    std::set<std::string_view> words;
    for (auto const& row : kinds) {
        EXPECT_TRUE(words.insert(row.word).second) << row.word;
        std::set<std::string_view> names;
        for (auto const& field : row.fields) EXPECT_TRUE(names.insert(field.name).second) << field.name;
    }
}
