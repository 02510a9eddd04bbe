#include "adapters/crypto/key_file.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "core/cbor.hpp"

#include <sodium.h>

#include <algorithm>
#include <string_view>

namespace etimbre::adapters::crypto {

namespace cbor = core::cbor;

namespace {

constexpr std::string_view magic = "etimbre-key-1";
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t secret_size = 32;

enum Key : std::int64_t { use = 1, kid, nbf, sign_until, exp, x, passes, memory, salt, nonce };

core::Bytes header_of(KeyRecord const& record, SealPlan const& plan, core::ByteView nonce_bytes)
{
    cbor::Map entries{
        {cbor::integer(use), cbor::text(word_of(record.use))},
        {cbor::integer(kid), cbor::bytes(record.kid)},
        {cbor::integer(nbf), cbor::integer(record.nbf)},
        {cbor::integer(sign_until), cbor::integer(record.sign_until)},
        {cbor::integer(exp), cbor::integer(record.exp)},
        {cbor::integer(passes), cbor::integer(static_cast<std::int64_t>(plan.cost.passes))},
        {cbor::integer(memory), cbor::integer(static_cast<std::int64_t>(plan.cost.memory_bytes))},
        {cbor::integer(salt), cbor::bytes(plan.salt)},
        {cbor::integer(nonce), cbor::bytes(nonce_bytes)},
    };
    if (record.x) entries.emplace_back(cbor::integer(x), cbor::bytes(*record.x));
    return cbor::encode(cbor::map(std::move(entries)));
}

core::Bytes associated_data(core::ByteView header)
{
    return cbor::encode(cbor::array({cbor::text(magic), cbor::bytes(header)}));
}

template <class T>
T value_at(cbor::Value const& map, Key key)
{
    auto const* const held = cbor::as<T>(cbor::find(map, key));
    return held != nullptr ? *held : T{};
}

/// Short or absent bytes leave zeros, long ones are cut: the caller compares what comes out with what went
/// in.
template <std::size_t N>
std::array<std::uint8_t, N> array_at(cbor::Value const& map, Key key)
{
    auto const held = value_at<core::Bytes>(map, key);
    std::array<std::uint8_t, N> out{};
    std::copy_n(held.begin(), std::min(held.size(), N), out.begin());
    return out;
}

/// Reads a header without judging it, except for the use, which must be a known word.
std::optional<KeyFile> read_header(core::ByteView bytes)
{
    auto const header = cbor::decode(bytes);
    if (!header) return std::nullopt;
    auto const word = key_use_of(value_at<std::string>(*header, use));
    if (!word) return std::nullopt;
    KeyFile file;
    file.record = {
        .use = *word,
        .kid = array_at<8>(*header, kid),
        .nbf = value_at<std::int64_t>(*header, nbf),
        .sign_until = value_at<std::int64_t>(*header, sign_until),
        .exp = value_at<std::int64_t>(*header, exp),
        .x = std::nullopt,
    };
    if (has_public_half(*word)) file.record.x = array_at<32>(*header, x);
    file.plan.salt = array_at<16>(*header, salt);
    file.plan.cost.passes = static_cast<std::uint64_t>(value_at<std::int64_t>(*header, passes));
    file.plan.cost.memory_bytes = static_cast<std::uint64_t>(value_at<std::int64_t>(*header, memory));
    file.nonce = array_at<24>(*header, nonce);
    file.header = core::Bytes(bytes.begin(), bytes.end());
    return file;
}

/// Whether the file says nothing but what was read from it, and a kid is that of the public half.
bool is_sound(KeyFile const& file)
{
    auto const& record = file.record;
    return header_of(record, file.plan, file.nonce) == file.header &&
           file.sealed.size() == secret_size + tag_size &&
           (!record.x || record.kid == domain::stamp::kid_of(*record.x, sha256));
}

} // namespace

core::Bytes
seal(KeyRecord const& record, Secret const& secret, SealPlan const& plan, Secret const& wrapping_key)
{
    std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> drawn{};
    entropy(drawn);
    auto const header = header_of(record, plan, drawn);
    auto const bound = associated_data(header);
    core::Bytes sealed(secret.size() + tag_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data(),
        nullptr,
        secret.view().data(),
        secret.size(),
        bound.data(),
        bound.size(),
        nullptr,
        drawn.data(),
        wrapping_key.view().data()
    );
    return cbor::encode(cbor::array({cbor::text(magic), cbor::bytes(header), cbor::bytes(sealed)}));
}

KeyFile parse_key_file(core::ByteView content, std::string const& name)
{
    auto const value = cbor::decode(content);
    auto const* const parts = value ? cbor::as<cbor::Array>(&*value) : nullptr;
    if (parts == nullptr || parts->size() != 3 || parts->at(0) != cbor::text(magic))
        throw KeyFailure{"not a key file of this program: " + name};
    auto const* const header = cbor::as<core::Bytes>(&parts->at(1));
    auto const* const sealed = cbor::as<core::Bytes>(&parts->at(2));
    auto file = header != nullptr && sealed != nullptr ? read_header(*header) : std::nullopt;
    if (file) file->sealed = *sealed;
    if (!file || !is_sound(*file)) throw KeyFailure{"the key file is damaged: " + name};
    if (file->record.file_name() != name)
        throw KeyFailure{"the key file " + name + " holds another key: " + file->record.file_name()};
    return *std::move(file);
}

Secret open(KeyFile const& file, Secret const& wrapping_key)
{
    auto const bound = associated_data(file.header);
    Secret secret{secret_size};
    auto const status = crypto_aead_xchacha20poly1305_ietf_decrypt(
        secret.writable().data(),
        nullptr,
        nullptr,
        file.sealed.data(),
        file.sealed.size(),
        bound.data(),
        bound.size(),
        file.nonce.data(),
        wrapping_key.view().data()
    );
    if (status != 0)
        throw KeyFailure{
            "the key file " + file.record.file_name() +
            " does not open: wrong passphrase, or the file was changed"
        };
    return secret;
}

} // namespace etimbre::adapters::crypto
