#include "http/server/spooled_body.hpp"

#include "core/bytes.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace etimbre::http::server {
namespace {

bool write_all(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

SpooledBody::SpooledBody(std::filesystem::path const& pattern) : digest_{EVP_MD_CTX_new(), EVP_MD_CTX_free}
{
    if (!digest_ || EVP_DigestInit_ex(digest_.get(), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error{"OpenSSL has no memory for a body"};
    auto name = pattern.string() + "XXXXXX";
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0)
        throw std::runtime_error{
            "cannot make a file for a body, " + name + ": " + std::generic_category().message(errno)
        };
    file_ = name;
}

SpooledBody::~SpooledBody()
{
    ::close(descriptor_);
    std::error_code gone; // whoever took the file over has renamed it
    std::filesystem::remove(file_, gone);
}

bool SpooledBody::add(std::string_view bytes)
{
    failed_ = failed_ || !write_all(descriptor_, bytes) ||
              EVP_DigestUpdate(digest_.get(), bytes.data(), bytes.size()) != 1;
    if (!failed_) bytes_ += static_cast<std::int64_t>(bytes.size());
    return !failed_;
}

std::string SpooledBody::sha()
{
    core::Hash hash{};
    if (EVP_DigestFinal_ex(digest_.get(), hash.data(), nullptr) != 1)
        throw std::runtime_error{"OpenSSL has no SHA-256 of a body"};
    return core::to_hex(hash);
}

} // namespace etimbre::http::server
