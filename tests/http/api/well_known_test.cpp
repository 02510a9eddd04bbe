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

TEST(WellKnown, TheSignedTrustListIsPublishedByteForByte)
{
    Office office;
    auto const response = office.get("/.well-known/stamp-trust.cose");
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.content_type, "application/cose; cose-type=\"cose-sign1\"");
    EXPECT_EQ(response.body, *office.desk().trust_list());
    EXPECT_EQ(header_of(response, "Cache-Control"), "public, max-age=60");
    std::string const tag{header_of(response, "ETag")};
    EXPECT_EQ(tag.size(), 34U);

    auto const known =
        office.to_public({.target = "/.well-known/stamp-trust.cose", .headers = {{"if-none-match", tag}}});
    EXPECT_EQ(known.status, 304U);
    EXPECT_EQ(known.body, "");
    EXPECT_EQ(header_of(known, "ETag"), tag);
    auto const other =
        office.to_public({.target = "/.well-known/stamp-trust.cose", .headers = {{"if-none-match", "\"x\""}}}
        );
    EXPECT_EQ(other.status, 200U);
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
