#include "adapters/crypto/key_directory.hpp"

#include "adapters/crypto/key_failure.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_file_size_max = 4096;
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

std::vector<std::string> KeyDirectory::names() const
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto at = fs::directory_iterator{path_, error}; !error && at != fs::directory_iterator{};
         at.increment(error))
        if (at->path().extension() == ".key") names.push_back(at->path().filename().string());
    if (error) throw KeyFailure{"cannot list the key directory " + path_.string() + ": " + error.message()};
    std::ranges::sort(names);
    return names;
}

core::Bytes KeyDirectory::read(std::string const& name) const
{
    Descriptor const file{folder_, name, O_RDONLY | O_NONBLOCK};
    core::Bytes content(key_file_size_max + 1);
    auto const count = file.is_open() ? ::read(file.value(), content.data(), content.size()) : -1;
    if (count < 0) fail("cannot read the key file", path_ / name);
    if (static_cast<std::size_t>(count) > key_file_size_max)
        throw KeyFailure{"not a key file, it is too long: " + (path_ / name).string()};
    content.resize(static_cast<std::size_t>(count));
    return content;
}

void KeyDirectory::write(std::string const& name, core::ByteView content)
{
    auto const draft = "." + name + ".new";
    {
        Descriptor const file{folder_, draft, O_WRONLY | O_CREAT | O_EXCL};
        if (!file.is_open() || !write_all(file.value(), content) || ::fsync(file.value()) != 0)
            fail("cannot write the key file", path_ / draft);
    }
    // link, unlike rename, never replaces a key that is there
    if (::linkat(folder_, draft.c_str(), folder_, name.c_str(), 0) != 0)
        fail("cannot write the key file", path_ / name);
    if (::unlinkat(folder_, draft.c_str(), 0) != 0 || ::fsync(folder_) != 0)
        fail("cannot finish the key file", path_ / name);
}

} // namespace etimbre::adapters::crypto
