#pragma once

#include "http/server/spooled_body.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace etimbre::http::server {

/// A folder for bodies that is there for the time of one test.
class TempSpool {
public:
    TempSpool()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-spool-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path = pattern;
    }
    ~TempSpool()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    TempSpool(TempSpool const&) = delete;
    TempSpool& operator=(TempSpool const&) = delete;

    std::size_t files() const
    {
        std::size_t count = 0;
        for ([[maybe_unused]] auto const& each : std::filesystem::directory_iterator{path}) ++count;
        return count;
    }

    std::filesystem::path path;
};

} // namespace etimbre::http::server
