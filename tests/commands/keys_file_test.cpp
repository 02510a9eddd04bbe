#include "commands/keys_file.hpp"
#include "core/bytes.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

using namespace etimbre;
using namespace etimbre::commands;
using testing::HasSubstr;

namespace {

std::string const kid = "a1b0857875b41167";
std::string const x = "40f89dcc70f7c8b7e2c29c24437f37840abf1b5eb46e496f83befa68e63ce0be";

std::string key_with(std::string const& more = "")
{
    return R"({"kid":")" + kid + R"(","x":")" + x + R"(","nbf":1787408000,"exp":1818944000)" + more + "}";
}

std::string file_with(std::string const& key)
{
    return R"({"issuer":"XY","keys":[)" + key + "]}";
}

class KeysFile : public testing::Test {
protected:
    KeysFile()
    {
        auto name = (std::filesystem::temp_directory_path() / "etimbre-keys-file-XXXXXX").string();
        close_and_keep(::mkstemp(name.data()));
        path_ = name;
    }
    ~KeysFile() override { std::filesystem::remove(path_); }

    domain::stamp::TrustList read(std::string const& content)
    {
        std::ofstream{path_, std::ios::binary} << content;
        return read_keys_file(path_);
    }
    std::string failure(std::string const& content)
    {
        try {
            read(content);
        } catch (KeysFileFailure const& failure) {
            return failure.what();
        }
        return "";
    }
    std::filesystem::path path_;

private:
    static void close_and_keep(int file)
    {
        if (file >= 0) ::close(file);
    }
};

} // namespace

TEST_F(KeysFile, KeysAreReadWithTheirCut)
{
    auto const trust = read(file_with(key_with() + "," + key_with(R"(,"cut":8123456)")));
    EXPECT_EQ(trust.issuer, "XY");
    ASSERT_EQ(trust.keys.size(), 2U);
    EXPECT_EQ(core::to_hex(trust.keys[0].kid), kid);
    EXPECT_EQ(core::to_hex(trust.keys[0].x), x);
    EXPECT_EQ(trust.keys[0].nbf, 1787408000);
    EXPECT_EQ(trust.keys[0].exp, 1818944000);
    EXPECT_FALSE(trust.keys[0].cut);
    EXPECT_EQ(trust.keys[1].cut, 8123456U);
    EXPECT_FALSE(trust.fresh_until);
}

TEST_F(KeysFile, WhatIsWrittenReadsBackTheSame)
{
    auto const trust = read(file_with(key_with() + "," + key_with(R"(,"cut":7)")));
    EXPECT_EQ(read(keys_json(trust)), trust);
    EXPECT_EQ(keys_json(trust), file_with(key_with() + "," + key_with(R"(,"cut":7)")));
}

TEST_F(KeysFile, TheFileOfVectorsIsOne)
{
    auto const trust = read_keys_file(PROJECT_ROOT "/tests/vectors/cs1-stamps.json");
    EXPECT_EQ(trust.issuer, "XY");
    EXPECT_EQ(trust.keys.size(), 2U);
}

TEST_F(KeysFile, EveryFaultIsNamedWithItsPlace)
{
    EXPECT_THAT(failure(""), HasSubstr("not JSON"));
    EXPECT_THAT(failure("[]"), HasSubstr("wrong at"));
    EXPECT_THAT(failure(R"({"keys":[]})"), HasSubstr("/issuer"));
    EXPECT_THAT(failure(R"({"issuer":"XY"})"), HasSubstr("/keys"));
    EXPECT_THAT(failure(R"({"issuer":"xy","keys":[]})"), HasSubstr("/issuer"));
    EXPECT_THAT(failure(R"({"issuer":"XY","issuer":"MA","keys":[]})"), HasSubstr("not JSON"));
    EXPECT_THAT(failure(file_with("7")), HasSubstr("/keys/0"));
    EXPECT_THAT(failure(file_with(key_with() + ",{}")), HasSubstr("/keys/1/kid"));
    EXPECT_THAT(failure(file_with(key_with(R"(,"cut":-1)"))), HasSubstr("/keys/0/cut"));
    EXPECT_THAT(failure(file_with(key_with(R"(,"cut":null)"))), HasSubstr("/keys/0/cut"));
    EXPECT_THAT(failure(file_with(key_with(R"(,"cutt":5)"))), HasSubstr("/keys/0/cutt"));
}

TEST_F(KeysFile, KidsAndKeysAreHexadecimalOfTheirLength)
{
    auto const with = [&](std::string const& kid_text, std::string const& x_text) {
        return file_with(R"({"kid":")" + kid_text + R"(","x":")" + x_text + R"(","nbf":1,"exp":2})");
    };
    EXPECT_EQ(failure(with(kid, x)), "");
    EXPECT_THAT(failure(with(kid.substr(2), x)), HasSubstr("/keys/0/kid"));
    EXPECT_THAT(failure(with(kid + "00", x)), HasSubstr("/keys/0/kid"));
    EXPECT_THAT(failure(with("g1b0857875b41167", x)), HasSubstr("/keys/0/kid"));
    EXPECT_THAT(failure(with(kid, x.substr(2))), HasSubstr("/keys/0/x"));
    EXPECT_THAT(failure(with(kid, "g" + x.substr(1))), HasSubstr("/keys/0/x"));
}

TEST_F(KeysFile, AFileThatIsNotThereIsNamed)
{
    EXPECT_THROW(read_keys_file(path_ / "below"), KeysFileFailure);
    EXPECT_THROW(read_keys_file(path_.parent_path()), KeysFileFailure);
    EXPECT_THAT(failure(std::string((1U << 20U) + 1, ' ')), HasSubstr("cannot be read"));
}
