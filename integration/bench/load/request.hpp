#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::bench {

/// What is the same in every request of one load.
struct Kind {
    std::string path;
    std::string content_type;
    bool keyed = false; ///< each request carries an Idempotency-Key of its own
};

/// Writes requests. Each key is new, in this run and in any other.
class Requests {
public:
    explicit Requests(Kind const& kind);
    std::string with(std::string_view body);

private:
    std::string head_;
    std::string run_;
    bool keyed_;
    unsigned long long count_ = 0;
};

/// The lines of a file, each the body of one request. @throws std::runtime_error for a file with none.
std::vector<std::string> read_lines(std::string const& path);

} // namespace etimbre::bench
