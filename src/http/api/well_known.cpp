#include "http/api/well_known.hpp"

#include "core/bytes.hpp"
#include "http/api/json_writer.hpp"

#include <chrono>

namespace etimbre::http::api {
namespace {

constexpr std::chrono::days security_txt_life{180}; // RFC 9116 asks for less than a year

void write_key(JsonWriter& json, domain::stamp::TrustedKey const& key)
{
    json.begin_object().text("kty", "OKP").text("crv", "Ed25519").text("x", core::to_base64url(key.x));
    json.text("kid", core::to_hex(key.kid)).text("use", "sig").text("alg", "EdDSA");
    json.end_object();
}

} // namespace

void get_jwks(Desk const& desk, Call call)
{
    auto const trust = desk.trust();
    JsonWriter json;
    json.begin_object().key("keys").begin_array();
    for (auto const& key : trust->keys) write_key(json, key);
    json.end_array().end_object();
    server::Response response{
        .status = 200,
        .content_type = "application/jwk-set+json",
        .body = std::move(json).take(),
    };
    response.headers.emplace_back("Cache-Control", "public, max-age=300");
    call.answer(std::move(response));
}

void get_security_txt(Desk const& desk, Call call)
{
    auto const today = std::chrono::floor<std::chrono::days>(desk.clock());
    call.answer(server::text_response(
        200,
        "Contact: " + desk.security_contact + "\nExpires: " + core::to_rfc3339(today + security_txt_life) +
            "\nPreferred-Languages: fr, ar, en, es\nCanonical: " + desk.public_base_url +
            "/.well-known/security.txt\n"
    ));
}

} // namespace etimbre::http::api
