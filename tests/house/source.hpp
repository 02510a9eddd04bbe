#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::house {

/// A file of the project. The three readings have the length and the lines of `text`, with spaces for what is
/// not theirs.
struct Source {
    std::filesystem::path path; ///< from the project's root, "src/core/money.cpp"
    std::string text;
    std::string
        code; ///< without comments and without what stands in quotes; lines of #include are left whole
    std::string literals; ///< only what stands in quotes, raw or not
};

/// Takes C++ text apart. Any other text is all code.
Source source_of(std::filesystem::path path, std::string const& text);

/// Every file under root/folder, sorted, with paths from `root`. Nothing where there is no such folder.
std::vector<Source> sources_in(std::filesystem::path const& root, std::string_view folder);

bool is_cpp(Source const& source);

/// Whether the path begins with `folder`, such as "src/domain".
bool is_in(Source const& source, std::string_view folder);

} // namespace etimbre::house
