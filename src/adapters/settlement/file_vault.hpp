#pragma once

#include "app/settlement/ports.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace etimbre::adapters::settlement {

/// Keeps the bytes of files in one folder, each file under its SHA-256, for ever. What is there under its
/// name is whole: a file is written under a temporary name, brought to the disk, and only then renamed.
class FileVault final : public app::settlement::Vault {
public:
    /// Makes the folder where there is none. Throws std::runtime_error where it cannot.
    explicit FileVault(std::filesystem::path folder);

    bool read(std::string_view sha, std::function<bool(std::string_view)> const& take) override;

    /// Takes over a file that somebody wrote into the folder under a temporary name, and whose SHA-256 is
    /// `sha`; after it the bytes are on the disk under that name. Throws std::runtime_error, and the
    /// temporary file stays, where the disk fails.
    void adopt(std::filesystem::path const& temporary, std::string_view sha);
    /// Copies a file into the folder. Its SHA-256 was `sha` when somebody looked; throws std::runtime_error
    /// where it is another by now.
    void keep_copy(std::filesystem::path const& file, std::string_view sha);

    /// What a file under a temporary name is called, but for six letters at its end.
    std::filesystem::path temporary_pattern() const;
    /// Removes temporary files that nobody has written to for so long: whoever wrote them was killed.
    void clear_away(std::chrono::seconds untouched);

private:
    std::filesystem::path path_of(std::string_view sha) const;

    std::filesystem::path folder_;
};

} // namespace etimbre::adapters::settlement
