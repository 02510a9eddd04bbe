#include "adapters/crypto/retirements.hpp"

#include "adapters/crypto/key_failure.hpp"
#include "core/cbor.hpp"

#include <algorithm>
#include <string_view>

namespace etimbre::adapters::crypto {

namespace cbor = core::cbor;

namespace {

constexpr std::string_view magic = "etimbre-retired-1";
constexpr std::string_view extension = ".retired";

std::string name_of(domain::stamp::Kid const& kid)
{
    return "stamp-" + core::to_hex(kid) + std::string{extension};
}

core::Bytes encode(Retirement const& of)
{
    cbor::Array items{cbor::text(magic), cbor::bytes(of.kid), cbor::integer(of.at)};
    if (of.cut) items.push_back(cbor::integer(static_cast<std::int64_t>(*of.cut)));
    return cbor::encode(cbor::array(std::move(items)));
}

/// Whatever is not there or of another type stays empty: the caller compares with what was read.
Retirement decode(core::ByteView content)
{
    Retirement of;
    auto const value = cbor::decode(content);
    auto const* const items = value ? cbor::as<cbor::Array>(&*value) : nullptr;
    if (items == nullptr || items->size() < 3) return of;
    if (auto const* const kid = cbor::as<core::Bytes>(&items->at(1)); kid != nullptr)
        std::copy_n(kid->begin(), std::min(kid->size(), of.kid.size()), of.kid.begin());
    if (auto const* const at = cbor::as<std::int64_t>(&items->at(2)); at != nullptr) of.at = *at;
    auto const* const cut = items->size() > 3 ? cbor::as<std::int64_t>(&items->at(3)) : nullptr;
    if (cut != nullptr && *cut >= 0) of.cut = static_cast<std::uint64_t>(*cut);
    return of;
}

} // namespace

std::vector<Retirement> read_retirements(KeyDirectory const& directory)
{
    std::vector<Retirement> all;
    for (auto const& name : directory.names(extension)) {
        auto const content = directory.read(name);
        auto const of = decode(content);
        if (encode(of) != content || name_of(of.kid) != name)
            throw KeyFailure{"the file " + (directory.path() / name).string() + " is damaged"};
        all.push_back(of);
    }
    return all;
}

void write_retirement(KeyDirectory& directory, Retirement const& retirement)
{
    directory.replace(name_of(retirement.kid), encode(retirement));
}

} // namespace etimbre::adapters::crypto
