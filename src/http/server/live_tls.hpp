#pragma once

#include "http/server/client_trust.hpp"
#include "http/server/from_files.hpp"
#include "http/server/server.hpp"
#include "http/server/stream.hpp"
#include "http/server/tls_context.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace etimbre::http::server {

/// The TLS of one listener as its files say at this moment. A thread of its own looks at them; what is
/// connected stays, and what connects next meets the new ones.
/// A certificate, key or authority that cannot be used leaves the one before in force. A list of revoked
/// certificates that cannot be used lets no new client in, while those who are connected are held against the
/// last list that could be.
class LiveTls {
public:
    /// What is to be told to an operator: a failure, or news.
    struct Tell {
        std::function<void(std::string_view)> failure;
        std::function<void(std::string_view)> news;
    };

    /// Throws std::runtime_error naming the file that cannot be used.
    LiveTls(Listener const& listener, Tell tell);
    LiveTls(LiveTls const&) = delete;
    LiveTls& operator=(LiveTls const&) = delete;
    ~LiveTls();

    /// See `tls_stream`.
    std::unique_ptr<Stream> stream_on(int socket) const;
    /// Changes whenever certificates may have been revoked since.
    std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }
    /// Whether the last list that could be used revokes a certificate of the peer's.
    bool has_revoked(Stream const& stream) const;
    /// What is wrong with the files at this moment, a sentence each.
    std::vector<std::string> troubles() const;

private:
    void watch();
    bool is_ending_by(std::chrono::milliseconds pause);
    void look();
    void look_at_own();
    void look_at_trust();
    void note_trust();
    std::shared_ptr<ClientTrust const> trust() const;

    Listener const& listener_;
    Tell const tell_;
    FromFiles<TlsContext> own_;
    std::optional<FromFiles<ClientTrust>> trust_; ///< with client certificates only
    std::shared_ptr<ClientTrust const> last_listed_;
    std::string fault_of_trust_;
    std::atomic<std::uint64_t> generation_{1};
    mutable std::mutex mutex_; ///< for `last_listed_`, `fault_of_trust_` and `ending_`
    std::condition_variable wake_;
    bool ending_ = false;
    std::thread watcher_;
};

} // namespace etimbre::http::server
