#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "core/bytes.hpp"
#include "domain/stamp/claims.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/text.hpp"
#include "domain/stamp/trust.hpp"
#include "domain/stamp/verify.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

/// The vectors of tests/vectors, which another implementation made, and the means to sign variants of them.
namespace etimbre::domain::stamp::vectors {

inline boost::json::value read_vectors(std::string const& name)
{
    std::ifstream file{PROJECT_ROOT "/tests/vectors/" + name};
    return boost::json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});
}

inline boost::json::object const& stamps()
{
    static auto const value = read_vectors("cs1-stamps.json");
    return value.as_object();
}

inline core::Bytes bytes_at(boost::json::object const& object, std::string_view key)
{
    return core::from_hex(object.at(key).as_string()).value();
}

template <std::size_t N>
std::array<std::uint8_t, N> array_at(boost::json::object const& object, std::string_view key)
{
    std::array<std::uint8_t, N> out{};
    std::ranges::copy(bytes_at(object, key), out.begin());
    return out;
}

inline TrustList trust()
{
    TrustList list{.issuer = std::string{stamps().at("issuer").as_string()}, .keys = {}};
    for (auto const& each : stamps().at("keys").as_array()) {
        auto const& key = each.as_object();
        list.keys.push_back(
            {.kid = array_at<8>(key, "kid"),
             .x = array_at<32>(key, "x"),
             .nbf = key.at("nbf").as_int64(),
             .exp = key.at("exp").as_int64()}
        );
    }
    return list;
}

/// The reference stamp, "ok-1".
inline boost::json::object const& reference()
{
    return stamps().at("tests").as_array().front().as_object();
}

inline std::string reference_text()
{
    return std::string{reference().at("text").as_string()};
}

inline core::Instant reference_now()
{
    return core::instant_of_unix(reference().at("now").as_int64());
}

inline Claims reference_claims()
{
    return decode_claims(bytes_at(reference(), "payload")).value();
}

inline adapters::crypto::Ed25519Key const& signing_key()
{
    static adapters::crypto::Ed25519Key const key{
        adapters::crypto::Secret::copy_of(bytes_at(stamps(), "signing_seed"))
    };
    return key;
}

/// A text that is truly signed, whatever its payload is.
inline std::string signed_text(core::ByteView payload)
{
    auto const kid = signing_key().kid();
    return stamp_text(payload, kid, signing_key().sign(signature_input(kid, payload)));
}

inline std::string signed_text(Claims const& claims)
{
    return signed_text(encode(claims));
}

/// "OK", or the code of the refusal.
inline std::string answer(std::string_view text, core::Instant now, TrustList const& list)
{
    auto const stamp = verify(text, now, list, adapters::crypto::verify_signature);
    return std::string{stamp ? "OK" : core::code_of(stamp.error().reason)};
}

inline std::string answer(std::string_view text)
{
    return answer(text, reference_now(), trust());
}

} // namespace etimbre::domain::stamp::vectors
