#include "inside/verification.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/text.hpp"
#include "domain/stamp/verify.hpp"
#include "keys/open_keys.hpp"

#include <sodium.h>

#include <memory>
#include <stdexcept>

namespace etimbre::bench {
namespace {

namespace stamp = domain::stamp;

/// What is left when all but the signature is taken away.
struct Signed {
    core::Bytes bytes;
    stamp::Signature signature{};
};

Signed signed_part(std::string const& text)
{
    auto const message = stamp::decode_sign1(stamp::cose_of(text).value()).value();
    return {stamp::signature_input(message.protected_header, message.payload), message.signature};
}

void require(bool good)
{
    if (!good) throw std::runtime_error{"a text of the seeded database is no stamp of its keys"};
}

} // namespace

Contest verification(std::filesystem::path const& state, std::vector<std::string> const& texts)
{
    constexpr std::size_t calls = 5000;
    auto const trust = open_keys(state).at_hand()->trust;
    auto const now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    auto const parts = std::make_shared<std::vector<Signed>>();
    for (auto const& text : texts) parts->push_back(signed_part(text));
    return {
        "verification",
        calls,
        [trust, now, &texts](std::size_t at) {
            auto const& text = texts[at % texts.size()];
            require(stamp::verify(text, now, *trust, adapters::crypto::verify_signature).has_value());
        },
        [trust, parts](std::size_t at) {
            auto const& [bytes, signature] = (*parts)[at % parts->size()];
            auto const* const key = trust->keys.front().x.data();
            require(crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key) == 0);
        },
    };
}

} // namespace etimbre::bench
