#include "office.hpp"

namespace etimbre::http::api {
namespace {

TEST(WellKnown, TheKeysOfStampsArePublished)
{
    Office office;
    auto const response = office.get("/.well-known/jwks.json");
    EXPECT_EQ(response.status, 200U);
    auto const& trusted = office.desk().trust()->keys.at(0);
    auto const set = json_of(response);
    auto const& key = set.at("keys").at(0);
    EXPECT_EQ(key.at("kty").as_string(), "OKP");
    EXPECT_EQ(key.at("crv").as_string(), "Ed25519");
    EXPECT_EQ(key.at("use").as_string(), "sig");
    EXPECT_EQ(key.at("alg").as_string(), "EdDSA");
    EXPECT_EQ(key.at("kid").as_string(), core::to_hex(trusted.kid));
    EXPECT_EQ(key.at("x").as_string(), core::to_base64url(trusted.x));
}

TEST(WellKnown, SecurityTxtSaysWhomToWriteToAndIsNeverStale)
{
    Office office;
    auto const response = office.get("/.well-known/security.txt");
    EXPECT_EQ(response.content_type, "text/plain; charset=utf-8");
    EXPECT_NE(response.body.find("Contact: mailto:security@etimbre.example\n"), std::string::npos);
    EXPECT_NE(response.body.find("Expires: 2027-03-20T00:00:00Z\n"), std::string::npos);
}

} // namespace
} // namespace etimbre::http::api
