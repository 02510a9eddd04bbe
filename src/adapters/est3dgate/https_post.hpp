#pragma once

#include <chrono>
#include <string>

namespace etimbre::adapters::est3dgate {

struct HttpsPost {
    std::string url;     ///< https only
    std::string ca_file; ///< PEM; empty: the system's own list
    std::chrono::milliseconds connect_timeout{5000};
    std::chrono::milliseconds total_timeout{20000};
    std::size_t most_answer_bytes = 256UZ * 1024;
};

struct HttpAnswer {
    long status = 0;
    std::string body;
};

/// Posts an `application/x-www-form-urlencoded` body and reads the whole answer. TLS 1.2 or newer, the
/// certificate and its name checked; no redirect is followed, no proxy of the environment used. Each thread
/// keeps its connections open for the next call. Blocks. Throws `TreasuryFailure` when no complete answer
/// came in time.
HttpAnswer post_form(HttpsPost const& where, std::string const& body);

} // namespace etimbre::adapters::est3dgate
