#pragma once

#include <openssl/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// A body that is too large for memory: in a file under a temporary name, which goes with it.
class SpooledBody {
public:
    /// Makes the file, whose name is `pattern` and six letters. Throws std::runtime_error where it cannot.
    explicit SpooledBody(std::filesystem::path const& pattern);
    ~SpooledBody();
    SpooledBody(SpooledBody const&) = delete;
    SpooledBody& operator=(SpooledBody const&) = delete;

    /// False where the disk does not take it; what comes after is dropped then.
    bool add(std::string_view bytes);

    std::filesystem::path const& file() const { return file_; }
    std::int64_t bytes() const { return bytes_; }
    /// SHA-256 of all that was added, 64 hexadecimal digits. To be asked once, in the end.
    std::string sha();

private:
    std::filesystem::path file_;
    int descriptor_ = -1;
    std::int64_t bytes_ = 0;
    bool failed_ = false;
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> digest_;
};

} // namespace etimbre::http::server
