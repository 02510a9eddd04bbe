#include "http/server/from_files.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>

namespace etimbre::http::server {
namespace {

constexpr std::size_t digest_bytes = 32;

/// Nothing for a file that cannot be read.
std::string digest_of(std::string const& file)
{
    std::ifstream in{file, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) return {};
    std::array<unsigned char, digest_bytes> digest{};
    EVP_Digest(content.data(), content.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    OPENSSL_cleanse(content.data(), content.size()); // it may be a private key
    return {digest.begin(), digest.end()};
}

} // namespace

std::string mark_of(std::span<std::string const> files)
{
    std::string mark;
    for (auto const& file : files) {
        auto const digest = digest_of(file);
        mark += digest.empty() ? std::string(digest_bytes, '\0') : digest;
    }
    return mark;
}

} // namespace etimbre::http::server
