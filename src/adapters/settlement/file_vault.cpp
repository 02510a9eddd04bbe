#include "adapters/settlement/file_vault.hpp"

#include "adapters/settlement/file_pieces.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace etimbre::adapters::settlement {
namespace {

constexpr std::string_view temporary_name = "incoming-";

[[noreturn]] void fail(std::string const& what, std::filesystem::path const& file)
{
    throw std::runtime_error{
        "cannot " + what + ' ' + file.string() + ": " + std::generic_category().message(errno)
    };
}

/// A descriptor that is closed in the end.
class Opened {
public:
    Opened(int descriptor, std::filesystem::path const& file) : descriptor_{descriptor}
    {
        if (descriptor < 0) fail("open", file);
    }
    ~Opened() { ::close(descriptor_); }
    Opened(Opened const&) = delete;
    Opened& operator=(Opened const&) = delete;

    int get() const { return descriptor_; }

private:
    int descriptor_;
};

void bring_to_disk(std::filesystem::path const& path, int flags)
{
    Opened const opened{::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC), path};
    if (::fsync(opened.get()) != 0) fail("bring to the disk", path);
}

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

void copy(std::filesystem::path const& from, Opened const& to, std::filesystem::path const& name)
{
    read_pieces(from, [&](std::string_view piece) {
        if (!write_all(to.get(), piece)) fail("write", name);
        return true;
    });
}

/// Removed in the end, unless it was renamed by then.
struct Temporary {
    ~Temporary()
    {
        std::error_code gone;
        std::filesystem::remove(path, gone);
    }
    std::filesystem::path path;
};

} // namespace

FileVault::FileVault(std::filesystem::path folder) : folder_{std::move(folder)}
{
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error)
        throw std::runtime_error{
            "cannot make the folder of settlement files " + folder_.string() + ": " + error.message()
        };
}

std::filesystem::path FileVault::path_of(std::string_view sha) const
{
    if (!app::settlement::is_sha(sha)) throw std::invalid_argument{"not the name of a settlement file"};
    return folder_ / sha;
}

std::filesystem::path FileVault::temporary_pattern() const
{
    return folder_ / temporary_name;
}

bool FileVault::read(std::string_view sha, std::function<bool(std::string_view)> const& take)
{
    return read_pieces(path_of(sha), take);
}

void FileVault::adopt(std::filesystem::path const& temporary, std::string_view sha)
{
    bring_to_disk(temporary, 0);
    auto const name = path_of(sha);
    if (::rename(temporary.c_str(), name.c_str()) != 0) fail("rename to", name);
    bring_to_disk(folder_, O_DIRECTORY);
}

void FileVault::keep_copy(std::filesystem::path const& file, std::string_view sha)
{
    auto pattern = temporary_pattern().string() + "XXXXXX";
    Opened const to{::mkostemp(pattern.data(), O_CLOEXEC), pattern};
    Temporary const temporary{pattern};
    copy(file, to, temporary.path);
    if (sha_of(temporary.path) != sha)
        throw std::runtime_error{file.string() + " was changed while it was read"};
    adopt(temporary.path, sha);
}

void FileVault::clear_away(std::chrono::seconds untouched)
{
    auto const now = std::filesystem::file_time_type::clock::now();
    for (auto const& each : std::filesystem::directory_iterator{folder_}) {
        std::error_code gone;
        if (!each.path().filename().string().starts_with(temporary_name)) continue;
        auto const written = each.last_write_time(gone);
        if (!gone && now - written >= untouched) std::filesystem::remove(each.path(), gone);
    }
}

} // namespace etimbre::adapters::settlement
