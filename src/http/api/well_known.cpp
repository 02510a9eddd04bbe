#include "http/api/well_known.hpp"

#include "core/bytes.hpp"
#include "http/api/json_writer.hpp"

#include <chrono>

namespace etimbre::http::api {
namespace {

constexpr std::chrono::days security_txt_life{180}; // RFC 9116 asks for less than a year

/// Short: a key that was stolen is soon gone from both answers.
constexpr auto for_a_minute = "public, max-age=60";

std::string tag_of(std::string const& content, core::Sha256 sha256)
{
    constexpr std::size_t tag_bytes = 16;
    auto const hash = sha256(core::as_bytes(content));
    return '"' + core::to_hex(core::ByteView{hash}.first(tag_bytes)) + '"';
}

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
    response.headers.emplace_back("Cache-Control", for_a_minute);
    call.answer(std::move(response));
}

void get_trust_list(Desk const& desk, Call call)
{
    auto const list = desk.trust_list();
    auto const tag = tag_of(*list, desk.sha256);
    bool const known = call.request->header("if-none-match") == tag;
    server::Response response{
        .status = known ? 304U : 200U,
        .content_type = known ? "" : "application/cose; cose-type=\"cose-sign1\"",
        .body = known ? "" : *list,
    };
    response.headers.emplace_back("Cache-Control", for_a_minute);
    response.headers.emplace_back("ETag", tag);
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
