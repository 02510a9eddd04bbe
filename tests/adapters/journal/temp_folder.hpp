#pragma once

#include "adapters/crypto/hashing.hpp"
#include "adapters/journal/stream_files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace etimbre::adapters::journal {

/// A folder that is there for the time of one test.
class TempFolder {
public:
    TempFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-journal-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = pattern;
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }
    std::filesystem::path segment(std::uint64_t first = 1) const
    {
        return segment_file(path_, "one-0", first);
    }
    StreamFiles::Place place(std::size_t segment_bytes = std::size_t{1} << 20U) const
    {
        return {path_, "one-0", crypto::sha256, segment_bytes};
    }

private:
    std::filesystem::path path_;
};

inline std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void write(std::filesystem::path const& file, std::string_view content)
{
    std::ofstream{file, std::ios::binary} << content;
}

/// Appends the next record, which says that everything before it was committed.
inline domain::journal::Position append(app::work::Journal& journal, std::string_view facts = "")
{
    auto const last = journal.last();
    auto const line = domain::journal::line_of(
        {journal.stream(), last.seq + 1, last.seq, 7, facts, last.hash}, crypto::sha256
    );
    journal.append(line);
    return line.position;
}

} // namespace etimbre::adapters::journal
