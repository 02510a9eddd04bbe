#include "adapters/settlement/file_pieces.hpp"

#include "core/bytes.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace etimbre::adapters::settlement {
namespace {

constexpr std::streamsize piece_bytes = std::streamsize{256} * 1024;

} // namespace

bool read_pieces(std::filesystem::path const& file, std::function<bool(std::string_view)> const& take)
{
    if (!std::filesystem::exists(file)) return false;
    std::ifstream in{file, std::ios::binary};
    if (!in || std::filesystem::is_directory(file)) throw std::runtime_error{"cannot read " + file.string()};
    auto const piece = std::make_unique<std::array<char, std::size_t{piece_bytes}>>();
    for (bool more = true; more;) {
        in.read(piece->data(), piece_bytes);
        if (in.bad()) throw std::runtime_error{"cannot read all of " + file.string()};
        auto const count = in.gcount();
        more = count > 0 && take({piece->data(), static_cast<std::size_t>(count)}) && count == piece_bytes;
    }
    return true;
}

std::string sha_of(std::filesystem::path const& file)
{
    if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
    crypto_hash_sha256_state state{};
    crypto_hash_sha256_init(&state);
    bool const is_there = read_pieces(file, [&](std::string_view piece) {
        auto const bytes = core::as_bytes(piece);
        crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
        return true;
    });
    if (!is_there) throw std::runtime_error{"there is no file " + file.string()};
    core::Hash hash{};
    crypto_hash_sha256_final(&state, hash.data());
    return core::to_hex(hash);
}

} // namespace etimbre::adapters::settlement
