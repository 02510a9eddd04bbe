#include "adapters/journal/descriptor.hpp"

#include "app/work/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace etimbre::adapters::journal {
namespace {

[[noreturn]] void fail_at(std::filesystem::path const& file, std::string_view what, int error)
{
    throw app::work::JournalFailure{
        "the journal " + file.string() + " cannot be " + std::string{what} + ": " + std::strerror(error)
    };
}

} // namespace

Descriptor Descriptor::open(std::filesystem::path const& file)
{
    int const number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (number < 0) fail_at(file, "opened", errno);
    return {number, file};
}

Descriptor::~Descriptor()
{
    if (number_ >= 0) ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    std::swap(file_, other.file_);
    return *this;
}

bool Descriptor::lock() const
{
    if (::flock(number_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    fail("locked");
}

std::size_t Descriptor::size() const
{
    struct stat about{};
    if (::fstat(number_, &about) != 0) fail("looked at");
    return static_cast<std::size_t>(about.st_size);
}

void Descriptor::write(std::string_view bytes, std::size_t at) const
{
    while (!bytes.empty()) {
        auto const wrote = ::pwrite(number_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) fail("written");
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
        at += static_cast<std::size_t>(wrote);
    }
}

void Descriptor::cut(std::size_t size) const
{
    if (::ftruncate(number_, static_cast<off_t>(size)) != 0) fail("cut back");
}

void Descriptor::sync() const
{
    if (::fdatasync(number_) != 0) fail("brought to the disk");
}

void Descriptor::fail(std::string_view what) const
{
    fail_at(file_, what, errno);
}

void make_folder(std::filesystem::path const& folder)
{
    std::error_code failed;
    if (std::filesystem::is_directory(folder, failed)) return;
    std::filesystem::create_directories(folder, failed);
    if (!failed) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    if (failed) fail_at(folder, "made", failed.value());
}

void sync_folder(std::filesystem::path const& folder)
{
    int const number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) fail_at(folder, "opened", errno);
    int const failed = ::fsync(number) == 0 ? 0 : errno;
    ::close(number);
    if (failed != 0) fail_at(folder, "brought to the disk", failed);
}

} // namespace etimbre::adapters::journal
