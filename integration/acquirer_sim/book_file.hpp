#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

/// A file of lines that only grows. A line is written by one call, so a killed process leaves whole lines and
/// at most one torn end, which is cut off when the file is opened again.
class BookFile {
public:
    /// Throws std::runtime_error when the file cannot be opened or read.
    explicit BookFile(std::string path);
    ~BookFile();
    BookFile(BookFile const&) = delete;
    BookFile& operator=(BookFile const&) = delete;

    /// The lines found when the file was opened; given once.
    std::vector<std::string> take_lines();
    /// Throws std::runtime_error when the line was not written whole.
    void append(std::string_view line);

private:
    std::string path_;
    int file_ = -1;
    std::vector<std::string> lines_;
};

} // namespace etimbre::acquirer_sim
