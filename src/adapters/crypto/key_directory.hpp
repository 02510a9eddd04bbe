#pragma once

#include "core/bytes.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace etimbre::adapters::crypto {

/// The folder that key files stand in. Files are written whole or not at all, and last once written.
/// Everything here throws KeyFailure with the path and the system's word.
class KeyDirectory {
public:
    /// Opens the folder; it must be there.
    explicit KeyDirectory(std::filesystem::path path);
    /// Makes the folder where it is missing, readable by its owner only.
    static KeyDirectory make(std::filesystem::path const& path);

    KeyDirectory(KeyDirectory&& other) noexcept;
    KeyDirectory& operator=(KeyDirectory&&) = delete;
    ~KeyDirectory();

    /// Held until this object goes. Throws where another process holds it.
    void lock();

    /// Names that end in ".key", sorted.
    std::vector<std::string> names() const;

    /// At most 4096 bytes: no key file is longer.
    core::Bytes read(std::string const& name) const;

    /// Mode 0600. The name must be free.
    void write(std::string const& name, core::ByteView content);

    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
    int folder_ = -1;
};

} // namespace etimbre::adapters::crypto
