#pragma once

#include "config/settings.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace etimbre::commands {

/// A state directory that is there for the time of one test.
class TempState {
public:
    TempState()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-state-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = pattern;
    }
    ~TempState()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempState(TempState const&) = delete;
    TempState& operator=(TempState const&) = delete;

    std::filesystem::path const& path() const { return path_; }
    config::Settings settings() const
    {
        config::Settings of;
        of.state_directory = path_;
        return of;
    }
    void write(std::string const& name, std::string const& content) const
    {
        std::ofstream{path_ / name} << content;
    }

private:
    std::filesystem::path path_;
};

} // namespace etimbre::commands
