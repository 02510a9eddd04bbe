#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace etimbre::adapters::crypto::tests {

/// A folder of its own for each test, gone afterwards.
class Folder : public ::testing::Test {
public:
    ~Folder() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

protected:
    Folder()
    {
        auto name = (std::filesystem::temp_directory_path() / "etimbre-keys-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::filesystem::filesystem_error{"mkdtemp", {}};
        path_ = name;
    }

    std::filesystem::path in(std::string const& name) const { return path_ / name; }

    static void put(std::filesystem::path const& file, std::string const& content)
    {
        std::ofstream{file, std::ios::binary} << content;
    }
    static std::string content_of(std::filesystem::path const& file)
    {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

private:
    std::filesystem::path path_;
};

/// What the exception says, or nothing where none was thrown.
template <class Failure, class Work>
std::string failure_of(Work const& work)
{
    try {
        work();
    } catch (Failure const& failure) {
        return failure.what();
    }
    return "";
}

} // namespace etimbre::adapters::crypto::tests
