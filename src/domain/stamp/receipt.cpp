#include "domain/stamp/receipt.hpp"

#include "core/cbor.hpp"
#include "core/id.hpp"
#include "domain/stamp/number.hpp"

#include <algorithm>
#include <stdexcept>

namespace etimbre::domain::stamp {

namespace cbor = core::cbor;

namespace {

enum Key : std::int64_t { kind = 1, id, cti, service, mission, counter, time, hash };
constexpr std::string_view kind_of_receipt = "redemption";

template <class T>
T value_at(cbor::Value const& map, Key key)
{
    auto const* const held = cbor::as<T>(cbor::find(map, key));
    return held != nullptr ? *held : T{};
}

bool is_canonical(std::string const& number)
{
    auto const parsed = parse_number(number);
    return parsed && *parsed == number;
}

} // namespace

core::Bytes encode(Receipt const& receipt)
{
    if (!core::is_id(receipt.redemption_id) || !is_canonical(receipt.number))
        throw std::invalid_argument{"a receipt needs a redemption id and a canonical stamp number"};
    return cbor::encode(cbor::map(
        {{cbor::integer(kind), cbor::text(kind_of_receipt)},
         {cbor::integer(id), cbor::bytes(core::from_hex(receipt.redemption_id).value_or(core::Bytes{}))},
         {cbor::integer(cti), cbor::bytes(cti_of(receipt.number))},
         {cbor::integer(service), cbor::text(receipt.service)},
         {cbor::integer(mission), cbor::text(receipt.mission)},
         {cbor::integer(counter), cbor::text(receipt.counter)},
         {cbor::integer(time), cbor::integer(receipt.redeemed_at)},
         {cbor::integer(hash), cbor::bytes(receipt.payload_hash)}}
    ));
}

core::Result<Receipt> decode_receipt(core::ByteView payload)
{
    auto const value = cbor::decode(payload);
    if (!value) return core::refuse(core::Reason::cbor, "the receipt is not deterministic CBOR");
    auto const number = number_of(value_at<core::Bytes>(*value, cti));
    auto const hash_bytes = value_at<core::Bytes>(*value, hash);
    Receipt receipt{
        .redemption_id = core::to_hex(value_at<core::Bytes>(*value, id)),
        .number = number.value_or(""),
        .service = value_at<std::string>(*value, service),
        .mission = value_at<std::string>(*value, mission),
        .counter = value_at<std::string>(*value, counter),
        .redeemed_at = value_at<std::int64_t>(*value, time),
    };
    auto const filled = std::min(hash_bytes.size(), receipt.payload_hash.size());
    std::copy_n(hash_bytes.begin(), filled, receipt.payload_hash.begin());
    // Whatever was missing, of another type, too much or of another kind does not come out the same.
    if (!number || !core::is_id(receipt.redemption_id) || !std::ranges::equal(encode(receipt), payload))
        return core::refuse(core::Reason::claims, "not a redemption receipt");
    return receipt;
}

} // namespace etimbre::domain::stamp
