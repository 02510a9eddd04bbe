#include "adapters/crypto/passphrase.hpp"

#include "adapters/crypto/key_failure.hpp"

#include <sodium.h>

#include <fstream>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t passphrase_size_max = 1024;

core::ByteView without_line_end(core::ByteView bytes)
{
    if (!bytes.empty() && bytes.back() == '\n') bytes = bytes.first(bytes.size() - 1);
    if (!bytes.empty() && bytes.back() == '\r') bytes = bytes.first(bytes.size() - 1);
    return bytes;
}

} // namespace

Secret read_passphrase(fs::path const& file)
{
    std::error_code error;
    auto const status = fs::status(file, error);
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0); // no copy of the passphrase stays in a stream's buffer
    if (!error && !fs::is_directory(status)) in.open(file, std::ios::binary);
    if (!in.is_open()) throw KeyFailure{"the passphrase file " + file.string() + " cannot be read"};
    if ((status.permissions() & fs::perms::others_read) != fs::perms::none)
        throw KeyFailure{"everyone can read the passphrase file " + file.string() + ": chmod it to 600"};

    Secret raw{passphrase_size_max + 1};
    in.read(reinterpret_cast<char*>(raw.writable().data()), static_cast<std::streamsize>(raw.size()));
    auto const count = static_cast<std::size_t>(in.gcount());
    if (count > passphrase_size_max)
        throw KeyFailure{"the passphrase file " + file.string() + " is longer than 1024 bytes"};
    auto const text = without_line_end(raw.view().first(count));
    if (text.empty()) throw KeyFailure{"the passphrase file " + file.string() + " is empty"};
    return Secret::copy_of(text);
}

Secret stretch(Secret const& passphrase, Salt const& salt, KdfCost const& cost)
{
    static_assert(std::tuple_size_v<Salt> == crypto_pwhash_argon2id_SALTBYTES);
    if (cost.passes > kdf_cost_max.passes || cost.memory_bytes > kdf_cost_max.memory_bytes)
        throw KeyFailure{"a key file asks for more work than this program gives to a passphrase"};
    Secret key{crypto_aead_xchacha20poly1305_ietf_KEYBYTES};
    auto const failed = crypto_pwhash_argon2id(
        key.writable().data(),
        key.size(),
        reinterpret_cast<char const*>(passphrase.view().data()),
        passphrase.size(),
        salt.data(),
        cost.passes,
        static_cast<std::size_t>(cost.memory_bytes),
        crypto_pwhash_argon2id_ALG_ARGON2ID13
    );
    if (failed != 0)
        throw KeyFailure{
            "the passphrase cannot be stretched: too little memory, or a cost that Argon2id does not know"
        };
    return key;
}

} // namespace etimbre::adapters::crypto
