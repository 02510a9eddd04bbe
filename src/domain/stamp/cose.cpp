#include "domain/stamp/cose.hpp"

#include "core/cbor.hpp"

#include <algorithm>

namespace etimbre::domain::stamp {

namespace cbor = core::cbor;

namespace {

constexpr std::uint8_t tag_18 = 0xD2;
constexpr std::int64_t label_algorithm = 1;
constexpr std::int64_t label_kid = 4;

/// The array after the tag, in its one encoding: bytes, map, bytes, 64 bytes. Empty where it is anything
/// else.
cbor::Array parts_of(core::ByteView input)
{
    if (input.empty() || input.front() != tag_18) return {};
    auto const value = cbor::decode(input.subspan(1));
    auto const* const parts = value ? cbor::as<cbor::Array>(&*value) : nullptr;
    if (parts == nullptr || parts->size() != 4) return {};
    auto const* const signature = cbor::as<core::Bytes>(&parts->at(3));
    auto const sound = cbor::as<core::Bytes>(&parts->at(0)) != nullptr &&
                       cbor::as<cbor::Map>(&parts->at(1)) != nullptr &&
                       cbor::as<core::Bytes>(&parts->at(2)) != nullptr && signature != nullptr &&
                       signature->size() == std::tuple_size_v<Signature>;
    return sound ? *parts : cbor::Array{};
}

core::Result<Kid> kid_in(core::ByteView header_bytes)
{
    auto const header = cbor::decode(header_bytes);
    if (!header) return core::refuse(core::Reason::header, "the protected header is not deterministic CBOR");
    auto const* const entries = cbor::as<cbor::Map>(&*header);
    auto const* const algorithm = cbor::find(*header, label_algorithm);
    auto const* const kid = cbor::as<core::Bytes>(cbor::find(*header, label_kid));
    Kid out{};
    if (entries == nullptr || entries->size() != 2 || algorithm == nullptr || kid == nullptr ||
        kid->size() != out.size())
        return core::refuse(core::Reason::header, "the protected header is not {alg, kid}");
    auto const* const number = cbor::as<std::int64_t>(algorithm);
    if (number == nullptr || (*number != algorithm_eddsa && *number != algorithm_ed25519))
        return core::refuse(core::Reason::algorithm, "the algorithm is not Ed25519");
    std::ranges::copy(*kid, out.begin());
    return out;
}

} // namespace

core::Bytes protected_header(Kid const& kid)
{
    return cbor::encode(cbor::map(
        {{cbor::integer(label_algorithm), cbor::integer(algorithm_eddsa)},
         {cbor::integer(label_kid), cbor::bytes(kid)}}
    ));
}

core::Bytes signature_input(core::ByteView protected_header, core::ByteView payload)
{
    return cbor::encode(cbor::array(
        {cbor::text("Signature1"), cbor::bytes(protected_header), cbor::bytes({}), cbor::bytes(payload)}
    ));
}

core::Bytes signature_input(Kid const& kid, core::ByteView payload)
{
    return signature_input(protected_header(kid), payload);
}

core::Bytes encode_sign1(Sign1 const& message)
{
    core::Bytes out{tag_18};
    auto const body = cbor::encode(cbor::array(
        {cbor::bytes(message.protected_header),
         cbor::map({}),
         cbor::bytes(message.payload),
         cbor::bytes(message.signature)}
    ));
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

core::Bytes encode_sign1(Kid const& kid, core::ByteView payload, Signature const& signature)
{
    return encode_sign1({protected_header(kid), kid, core::Bytes(payload.begin(), payload.end()), signature});
}

core::Result<Sign1> decode_sign1(core::ByteView input)
{
    auto const parts = parts_of(input);
    if (parts.empty()) return core::refuse(core::Reason::cose, "not a tagged COSE_Sign1");
    if (!cbor::as<cbor::Map>(&parts.at(1))->empty())
        return core::refuse(core::Reason::header, "the unprotected header is not empty");
    auto const& header = *cbor::as<core::Bytes>(&parts.at(0));
    auto const kid = kid_in(header);
    if (!kid) return std::unexpected{kid.error()};
    Sign1 out{header, *kid, *cbor::as<core::Bytes>(&parts.at(2)), {}};
    std::ranges::copy(*cbor::as<core::Bytes>(&parts.at(3)), out.signature.begin());
    return out;
}

} // namespace etimbre::domain::stamp
