#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace etimbre::adapters::settlement {

/// A folder that is there for the time of one test.
class TempFolder {
public:
    TempFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-vault-XXXXXX").string();
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
    std::filesystem::path write(std::string const& name, std::string const& content) const
    {
        std::ofstream{path_ / name, std::ios::binary} << content;
        return path_ / name;
    }
    /// How many files are in a folder of that name within it.
    std::size_t count(std::string const& name) const
    {
        std::size_t files = 0;
        for ([[maybe_unused]] auto const& each : std::filesystem::directory_iterator{path_ / name}) ++files;
        return files;
    }

private:
    std::filesystem::path path_;
};

} // namespace etimbre::adapters::settlement
