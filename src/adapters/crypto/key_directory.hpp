#pragma once

#include "core/bytes.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::crypto {

/// A folder of small files, each written whole or not at all, which last once written. Key files stand in
/// one, the trust list in another. Everything here throws KeyFailure with the path and the system's word.
class KeyDirectory {
public:
    /// No key file is longer.
    static constexpr std::size_t key_file_size_max = 4096;

    /// Opens the folder; it must be there.
    explicit KeyDirectory(std::filesystem::path path);
    /// Makes the folder where it is missing, readable by its owner only.
    static KeyDirectory make(std::filesystem::path const& path);

    KeyDirectory(KeyDirectory&& other) noexcept;
    KeyDirectory& operator=(KeyDirectory&&) = delete;
    ~KeyDirectory();

    /// Held until this object goes. Throws where another process holds it.
    void lock();

    /// Names with that extension, sorted.
    std::vector<std::string> names(std::string_view extension = ".key") const;

    core::Bytes read(std::string const& name, std::size_t size_max = key_file_size_max) const;
    /// The same, or nothing where there is no such file.
    std::optional<core::Bytes> find(std::string const& name, std::size_t size_max = key_file_size_max) const;

    /// Mode 0600. The name must be free.
    void write(std::string const& name, core::ByteView content);
    /// False, and nothing is written, where the name is taken: of two who write, one has written.
    bool write_if_free(std::string const& name, core::ByteView content);
    /// Takes the place of what had this name, in one step.
    void replace(std::string const& name, core::ByteView content);

    std::filesystem::path const& path() const { return path_; }

private:
    /// Writes a file that nobody else sees yet; its name.
    std::string write_draft(std::string const& name, core::ByteView content);
    void remove_draft(std::string const& draft);

    std::filesystem::path path_;
    int folder_ = -1;
};

} // namespace etimbre::adapters::crypto
