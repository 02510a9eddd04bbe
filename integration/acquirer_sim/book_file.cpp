#include "acquirer_sim/book_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace etimbre::acquirer_sim {

namespace {

[[noreturn]] void fail(std::string const& path, char const* what)
{
    throw std::runtime_error{"book " + path + ": " + what + ": " + std::generic_category().message(errno)};
}

int open_to_append(std::string const& path)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open(2) takes the mode that way
    int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) fail(path, "cannot open");
    return file;
}

std::string read_all(int file, std::string const& path)
{
    std::string content;
    std::array<char, 64UZ * 1024> part{};
    for (;;) {
        auto const count = ::read(file, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, "cannot read");
        if (count == 0) return content;
        content.append(part.data(), static_cast<std::size_t>(count));
    }
}

std::vector<std::string> lines_of(std::string_view content)
{
    std::vector<std::string> lines;
    while (!content.empty()) {
        auto const end = content.find('\n');
        lines.emplace_back(content.substr(0, end));
        content.remove_prefix(end + 1);
    }
    return lines;
}

} // namespace

BookFile::BookFile(std::string path) : path_{std::move(path)}, file_{open_to_append(path_)}
{
    auto content = read_all(file_, path_);
    content.resize(content.rfind('\n') + 1); // npos + 1 is 0: no whole line
    if (::ftruncate(file_, static_cast<off_t>(content.size())) != 0) fail(path_, "cannot cut a torn line");
    lines_ = lines_of(content);
}

BookFile::~BookFile()
{
    if (file_ >= 0) ::close(file_);
}

std::vector<std::string> BookFile::take_lines()
{
    return std::exchange(lines_, {});
}

void BookFile::append(std::string_view line)
{
    std::string const whole = std::string{line} + "\n";
    auto const count = ::write(file_, whole.data(), whole.size());
    if (count != static_cast<ssize_t>(whole.size())) fail(path_, "cannot write");
}

} // namespace etimbre::acquirer_sim
