#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

namespace etimbre::adapters::journal {

/// An open file of the journal, closed with its owner. Every failure is a JournalFailure that names the file
/// and what the system said.
class Descriptor {
public:
    Descriptor() = default;
    /// Opens or makes the file: read and written by its owner alone.
    static Descriptor open(std::filesystem::path const& file);
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept
        : number_{std::exchange(other.number_, -1)}, file_{std::move(other.file_)}
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept;

    /// False when another process holds the lock. It ends with the descriptor, however the process ends.
    bool lock() const;
    std::size_t size() const;
    /// All of `bytes` from `at` on.
    void write(std::string_view bytes, std::size_t at) const;
    void cut(std::size_t size) const;
    /// Returns when what was written is on the disk.
    void sync() const;

private:
    Descriptor(int number, std::filesystem::path file) : number_{number}, file_{std::move(file)} {}
    [[noreturn]] void fail(std::string_view what) const;

    int number_ = -1;
    std::filesystem::path file_;
};

/// Makes a folder for its owner alone, where there is none.
void make_folder(std::filesystem::path const& folder);

/// Makes the names in `folder` durable.
void sync_folder(std::filesystem::path const& folder);

} // namespace etimbre::adapters::journal
