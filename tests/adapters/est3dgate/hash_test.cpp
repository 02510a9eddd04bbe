#include "adapters/est3dgate/hash.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace etimbre::adapters::est3dgate {
namespace {

boost::json::value vectors()
{
    std::ifstream const file{PROJECT_ROOT "/tests/vectors/est3dgate_hash_vectors.json"};
    std::stringstream text;
    text << file.rdbuf();
    return boost::json::parse(text.str());
}

FormFields fields_of(boost::json::value const& object)
{
    FormFields fields;
    for (auto const& each : object.as_object())
        fields.emplace_back(std::string{each.key()}, std::string{each.value().as_string()});
    return fields;
}

std::string text_of(boost::json::value const& value)
{
    return std::string{value.as_string()};
}

TEST(Ver3Hash, AgreesWithAnotherImplementation)
{
    auto const all = vectors().at("vectors").as_array();
    ASSERT_GE(all.size(), 6U);
    for (auto const& vector : all)
        EXPECT_EQ(
            ver3_hash(fields_of(vector.at("fields")), text_of(vector.at("store_key"))),
            text_of(vector.at("sha512_base64"))
        ) << vector.at("name");
}

TEST(Ver3Hash, PostedOrderDoesNotMatterWhenNamesDiffer)
{
    auto const all = vectors().at("vectors").as_array();
    for (auto const& vector : all) {
        auto fields = fields_of(vector.at("fields"));
        std::ranges::reverse(fields);
        EXPECT_EQ(ver3_hash(fields, text_of(vector.at("store_key"))), text_of(vector.at("sha512_base64")));
    }
}

TEST(Ver3Hash, EqualNamesKeepThePostedOrder)
{
    FormFields const one{{"a", "1"}, {"A", "2"}};
    FormFields const other{{"A", "2"}, {"a", "1"}};
    EXPECT_EQ(ver3_hash(one, "k"), ver3_hash(FormFields{{"x", "1"}, {"y", "2"}}, "k"));
    EXPECT_EQ(ver3_hash(other, "k"), ver3_hash(FormFields{{"x", "2"}, {"y", "1"}}, "k"));
}

TEST(Ver3Hash, HashAndEncodingAreLeftOutInAnyCase)
{
    FormFields fields{{"a", "1"}};
    auto const bare = ver3_hash(fields, "k");
    for (auto const* const name : {"hash", "HASH", "Hash", "encoding", "ENCODING"})
        fields.emplace_back(name, "x");
    EXPECT_EQ(ver3_hash(fields, "k"), bare);
}

TEST(Ver3Hash, ABankMayLeaveFurtherNamesOut)
{
    std::vector<std::string> const excluded{"nationalidno"};
    FormFields const fields{{"a", "1"}, {"NATIONALIDNO", ""}};
    EXPECT_EQ(ver3_hash(fields, "k", excluded), ver3_hash(FormFields{{"a", "1"}}, "k"));
    EXPECT_NE(ver3_hash(fields, "k"), ver3_hash(FormFields{{"a", "1"}}, "k"));
}

TEST(Ver3Hash, AnEmptyValueStillCounts)
{
    EXPECT_NE(ver3_hash(FormFields{{"a", "1"}, {"b", ""}}, "k"), ver3_hash(FormFields{{"a", "1"}}, "k"));
}

TEST(Ver3Hash, NoValueCanMoveIntoItsNeighbour)
{
    EXPECT_TRUE(rc::check([](std::string const& first, std::string const& second, std::size_t at) {
        RC_PRE(!second.empty());
        auto const cut = at % second.size() + 1;
        FormFields const one{{"a", first}, {"b", second}};
        FormFields const moved{{"a", first + "|" + second.substr(0, cut)}, {"b", second.substr(cut)}};
        RC_ASSERT(ver3_hash(one, "k") != ver3_hash(moved, "k"));
    }));
}

TEST(Ver3Hash, AnyChangedValueOrKeyChangesTheHash)
{
    EXPECT_TRUE(rc::check([](std::string const& value, std::string const& other, std::string const& key) {
        RC_PRE(value != other);
        RC_ASSERT(ver3_hash(FormFields{{"a", value}}, key) != ver3_hash(FormFields{{"a", other}}, key));
        RC_ASSERT(
            ver3_hash(FormFields{{"a", "x"}}, key + value) != ver3_hash(FormFields{{"a", "x"}}, key + other)
        );
    }));
}

TEST(Ver3Hash, IsEightyEightCharacters)
{
    EXPECT_TRUE(rc::check([](FormFields const& fields, std::string const& key) {
        RC_ASSERT(ver3_hash(fields, key).size() == 88U);
    }));
}

TEST(SameHash, ComparesContentAndLength)
{
    EXPECT_TRUE(same_hash("abc", "abc"));
    EXPECT_FALSE(same_hash("abc", "abd"));
    EXPECT_FALSE(same_hash("abc", "abcd"));
    EXPECT_TRUE(same_hash("", ""));
}

} // namespace
} // namespace etimbre::adapters::est3dgate
