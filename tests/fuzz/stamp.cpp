#include "core/bytes.hpp"
#include "core/cbor.hpp"
#include "domain/stamp/base45.hpp"
#include "domain/stamp/claims.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/number.hpp"
#include "domain/stamp/receipt.hpp"
#include "domain/stamp/text.hpp"
#include "domain/stamp/trust_list.hpp"
#include "domain/stamp/verify.hpp"
#include "parsers.hpp"
#include "target.hpp"

#include <algorithm>

namespace etimbre::fuzz {
namespace {

namespace stamp = domain::stamp;

/// The key of the reference stamp, whatever its bytes: the signature is not what these targets try.
stamp::TrustList trust_of(stamp::Kid const& kid)
{
    return {.issuer = "XY", .keys = {{.kid = kid, .x = {}, .nbf = 0, .exp = 4294967295}}};
}

bool any_signature(stamp::PublicKey const& /*x*/, core::ByteView /*message*/, stamp::Signature const& /*s*/)
{
    return true;
}

/// In place of SHA-256: a kid is then the beginning of its key, and a fuzzer finds keys that have theirs.
core::Hash tail_of(core::ByteView bytes)
{
    core::Hash hash{};
    std::ranges::copy(bytes.last(std::min(bytes.size(), hash.size())), hash.begin());
    return hash;
}

} // namespace

/// What is read is the one encoding of what it means.
void cbor(std::string_view bytes)
{
    auto const input = core::as_bytes(bytes);
    auto const value = core::cbor::decode(input);
    if (value) must(std::ranges::equal(core::cbor::encode(*value), input), "CBOR has one encoding");
}

/// No two texts are the same bytes.
void base45(std::string_view bytes)
{
    auto const read = stamp::from_base45(bytes);
    if (read) must(stamp::to_base45(*read) == bytes, "Base45 has one text");
    auto const back = stamp::from_base45(stamp::to_base45(core::as_bytes(bytes)));
    must(back && std::ranges::equal(*back, core::as_bytes(bytes)), "every byte survives Base45");
}

void cose(std::string_view bytes)
{
    auto const input = core::as_bytes(bytes);
    auto const message = stamp::decode_sign1(input);
    if (!message) return;
    must(std::ranges::equal(stamp::encode_sign1(*message), input), "a COSE_Sign1 has one encoding");
    must(
        !stamp::signature_input(message->protected_header, message->payload).empty(),
        "there is a text to sign"
    );
}

/// What is read could have been issued, but for entries of readers to come.
void claims(std::string_view bytes)
{
    auto const read = stamp::decode_claims(core::as_bytes(bytes));
    if (!read) return;
    must(stamp::is_legal(*read), "claims that are read are legal");
    auto const again = stamp::decode_claims(stamp::encode(*read));
    must(again && *again == *read, "claims survive writing and reading");
}

void receipt(std::string_view bytes)
{
    auto const input = core::as_bytes(bytes);
    auto const read = stamp::decode_receipt(input);
    if (read) must(std::ranges::equal(stamp::encode(*read), input), "a receipt has one encoding");
    must(!(read && stamp::decode_claims(input)), "no bytes are a receipt and a stamp");
}

/// The payload of a trust list; the signature is not what this target tries.
void trust_list(std::string_view bytes)
{
    stamp::TrustAnchor const anchor{.issuer = "MA", .roots = {{}}};
    auto const payload = core::as_bytes(bytes);
    auto const message = stamp::encode_sign1(stamp::kid_of({}, tail_of), payload, {});
    auto const sound = [](stamp::PublicKey const&) { return true; };
    auto const read = stamp::authentic_trust_list(message, anchor, {any_signature, sound, tail_of});
    if (read) must(std::ranges::equal(stamp::encode(*read), payload), "a trust list has one encoding");
    must(!(read && stamp::decode_claims(payload)), "no bytes are a trust list and a stamp");
}

void number(std::string_view bytes)
{
    auto const read = stamp::parse_number(bytes);
    if (!read) return;
    must(read->size() == 16 && read->front() != '0', "a canonical number is 16 digits, the first not zero");
    must(stamp::parse_number(stamp::grouped(*read)).value() == *read, "a number survives being printed");
    must(stamp::number_of(stamp::cti_of(*read)).value() == *read, "a number survives the code");
}

/// All of verification but the signature, which is taken to be good so that the claims are reached.
void stamp_text(std::string_view bytes)
{
    constexpr auto now = 1800000000;
    auto const sealed = stamp::cose_of(bytes);
    if (!sealed) return;
    must(bytes.size() <= stamp::text_length_max, "no text is longer than its code");
    auto const message = stamp::decode_sign1(*sealed);
    if (!message) return;

    auto const verified =
        stamp::verify(bytes, core::instant_of_unix(now), trust_of(message->kid), any_signature);
    if (!verified) return;
    auto const& found = verified->claims;
    must(found.issuer == "XY" && found.expires_at > now, "what is accepted is ours and within its time");
    must(found.issued_at <= now + 300, "what is accepted was not issued in the future");
    must(verified->payload == message->payload, "the claims are those that are signed");
}

} // namespace etimbre::fuzz
