#pragma once

#include "commands/keys_command.hpp"
#include "commands/keys_places.hpp"
#include "config/settings.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

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

/// Keys, roots and trust as `etimbre keys` keeps them, with passphrases that are cheap to stretch.
class TempKeys : public TempState {
public:
    TempKeys()
    {
        for (auto const* const name : {"passphrase", "root-passphrase"}) {
            write(name, "open sesame\n");
            std::filesystem::permissions(
                path() / name, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
            );
        }
    }

    static constexpr std::int64_t begin = 1'790'000'000;

    /// How the commands see it so many seconds after the beginning.
    KeysPlaces at(std::int64_t later = 0) const
    {
        auto places = keys_places(settings(), core::instant_of_unix(begin + later));
        places.cost = {.passes = 1, .memory_bytes = 8192};
        return places;
    }
    void init() const
    {
        std::ostringstream quiet;
        keys_init(at(), quiet);
    }
    /// Of the stamp keys, from the oldest.
    std::vector<std::string> kids() const
    {
        std::vector<std::string> kids;
        for (auto const& each : adapters::crypto::read_records(path() / "keys"))
            if (each.use == adapters::crypto::KeyUse::stamp) kids.push_back(core::to_hex(each.kid));
        return kids;
    }
};

} // namespace etimbre::commands
