#include "commands/est3dgate_command.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace etimbre::commands {
namespace {

struct Said {
    int code;
    std::string out;
    std::string err;
};

Said hash(std::string const& key, std::string const& file, std::string const& input = "")
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    int const code = est3dgate_hash(key, file, in, out, err);
    return {code, out.str(), err.str()};
}

TEST(Est3dGateHash, AgreesWithAnotherImplementation)
{
    std::ifstream const file{PROJECT_ROOT "/tests/vectors/est3dgate_hash_vectors.json"};
    std::stringstream text;
    text << file.rdbuf();
    auto const all = boost::json::parse(text.str()).at("vectors").as_array();
    for (auto const& vector : all) {
        std::string const key{vector.at("store_key").as_string()};
        auto const said = hash(key, "-", boost::json::serialize(vector.at("fields")));
        EXPECT_EQ(said.code, 0);
        EXPECT_EQ(said.out, std::string{vector.at("sha512_base64").as_string()} + "\n") << vector.at("name");
    }
}

TEST(Est3dGateHash, ReadsAFileToo)
{
    auto const path = testing::TempDir() + "est3dgate_fields.json";
    std::ofstream{path} << R"({"a":"1","b":""})";
    auto const from_file = hash("K", path);
    EXPECT_EQ(from_file.code, 0);
    EXPECT_EQ(from_file.out, hash("K", "-", R"({"a":"1","b":""})").out);
}

TEST(Est3dGateHash, WhatIsNoObjectOfTextsIsBadUsage)
{
    for (auto const* const input :
         {"", "nonsense", "[]", "\"a\"", R"({"a":1})", R"({"a":null})", R"({"a":{"b":"c"}})", R"({"a":"b"} x)"
         }) {
        auto const said = hash("K", "-", input);
        EXPECT_EQ(said.code, 2) << input;
        EXPECT_EQ(said.out, "") << input;
        EXPECT_NE(said.err, "") << input;
    }
    EXPECT_EQ(hash("K", "/no/such/file.json").code, 2);
}

} // namespace
} // namespace etimbre::commands
