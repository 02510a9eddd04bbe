#include "adapters/crypto/key_directory.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr mode_t owner_only = 0600;

[[noreturn]] void fail(std::string const& what, fs::path const& path)
{
    throw KeyFailure{what + " " + path.string() + ": " + std::generic_category().message(errno)};
}

class Descriptor {
public:
    Descriptor(int folder, std::string const& name, int flags)
        // NOLINTNEXTLINE(*-vararg): POSIX
        : value_{::openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, owner_only)}
    {
    }
    ~Descriptor()
    {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;

    bool is_open() const { return value_ >= 0; }
    int value() const { return value_; }

private:
    int value_;
};

bool write_all(int file, core::ByteView content)
{
    while (!content.empty()) {
        auto const written = ::write(file, content.data(), content.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) content = content.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

KeyDirectory::KeyDirectory(fs::path path)
    : path_{std::move(path)},
      folder_{::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} // NOLINT(*-vararg): POSIX
{
    if (folder_ < 0) fail("cannot open the key directory", path_);
}

KeyDirectory KeyDirectory::make(fs::path const& path)
{
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) throw KeyFailure{"cannot make " + path.parent_path().string() + ": " + error.message()};
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail("cannot make the key directory", path);
    return KeyDirectory{path};
}

KeyDirectory::KeyDirectory(KeyDirectory&& other) noexcept
    : path_{std::move(other.path_)}, folder_{std::exchange(other.folder_, -1)}
{
}

KeyDirectory::~KeyDirectory()
{
    if (folder_ >= 0) ::close(folder_);
}

void KeyDirectory::lock()
{
    if (::flock(folder_, LOCK_EX | LOCK_NB) != 0) fail("another program is changing the keys in", path_);
}

std::vector<std::string> KeyDirectory::names(std::string_view extension) const
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto at = fs::directory_iterator{path_, error}; !error && at != fs::directory_iterator{};
         at.increment(error))
        if (at->path().extension() == extension) names.push_back(at->path().filename().string());
    if (error) throw KeyFailure{"cannot list the directory " + path_.string() + ": " + error.message()};
    std::ranges::sort(names);
    return names;
}

core::Bytes KeyDirectory::read(std::string const& name, std::size_t size_max) const
{
    auto content = find(name, size_max);
    errno = ENOENT;
    if (!content) fail("cannot read the file", path_ / name);
    return *std::move(content);
}

std::optional<core::Bytes> KeyDirectory::find(std::string const& name, std::size_t size_max) const
{
    Descriptor const file{folder_, name, O_RDONLY | O_NONBLOCK};
    if (!file.is_open() && errno == ENOENT) return std::nullopt;
    core::Bytes content(size_max + 1);
    auto const count = file.is_open() ? ::read(file.value(), content.data(), content.size()) : -1;
    if (count < 0) fail("cannot read the file", path_ / name);
    if (static_cast<std::size_t>(count) > size_max)
        throw KeyFailure{"not a file of this program, it is too long: " + (path_ / name).string()};
    content.resize(static_cast<std::size_t>(count));
    return content;
}

std::string KeyDirectory::write_draft(std::string const& name, core::ByteView content)
{
    std::array<std::uint8_t, 8> drawn{};
    entropy(drawn); // what a crash left behind is in nobody's way
    auto draft = "." + name + "." + core::to_hex(drawn) + ".new";
    Descriptor const file{folder_, draft, O_WRONLY | O_CREAT | O_EXCL};
    if (!file.is_open() || !write_all(file.value(), content) || ::fsync(file.value()) != 0)
        fail("cannot write the file", path_ / draft);
    return draft;
}

void KeyDirectory::remove_draft(std::string const& draft)
{
    if (::unlinkat(folder_, draft.c_str(), 0) != 0 || ::fsync(folder_) != 0)
        fail("cannot finish the file", path_ / draft);
}

bool KeyDirectory::write_if_free(std::string const& name, core::ByteView content)
{
    auto const draft = write_draft(name, content);
    // link, unlike rename, never replaces a file that is there
    bool const linked = ::linkat(folder_, draft.c_str(), folder_, name.c_str(), 0) == 0;
    if (!linked && errno != EEXIST) fail("cannot write the file", path_ / name);
    remove_draft(draft);
    return linked;
}

void KeyDirectory::write(std::string const& name, core::ByteView content)
{
    if (write_if_free(name, content)) return;
    errno = EEXIST;
    fail("cannot write the file", path_ / name);
}

void KeyDirectory::replace(std::string const& name, core::ByteView content)
{
    auto const draft = write_draft(name, content);
    if (::renameat(folder_, draft.c_str(), folder_, name.c_str()) != 0 || ::fsync(folder_) != 0)
        fail("cannot write the file", path_ / name);
}

} // namespace etimbre::adapters::crypto
