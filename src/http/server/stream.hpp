#pragma once

#include "http/server/turned_away.hpp"

#include <cstddef>
#include <ctime>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace etimbre::http::server {

class ClientTrust;
class Revocations;
class TlsContext;

/// How one attempt to move bytes went.
enum class Flow {
    done,
    wants_read,  ///< again when the socket can be read
    wants_write, ///< again when the socket can be written
    ended,       ///< the peer closed, or the connection broke
};

struct Progress {
    Flow flow = Flow::ended;
    std::size_t bytes = 0; ///< moved, when done
};

/// The bytes of one connection, with or without TLS. Never blocks: who calls waits for the socket and calls
/// again.
class Stream {
public:
    Stream() = default;
    Stream(Stream const&) = delete;
    Stream& operator=(Stream const&) = delete;
    virtual ~Stream() = default;

    virtual Progress handshake() = 0;
    virtual Progress read(std::span<char> into) = 0;
    virtual Progress write(std::string_view bytes) = 0;
    /// Whether bytes were received that `read` has not given out: the socket then says nothing about them.
    virtual bool has_buffered() const = 0;
    /// Says goodbye (close_notify) as far as that is possible without waiting.
    virtual void close() = 0;
    /// Why the handshake came to nothing: one of `turned_away`, and a sentence.
    virtual TurnedAway failure() const { return {}; }

    // After the handshake:

    /// What the client certificate says, empty without one.
    virtual std::string identity() const { return {}; }
    /// The name under which the client looks for us (SNI), empty where it gave none.
    virtual std::string server_name() const { return {}; }
    /// When the first certificate of the client's chain ends.
    virtual std::time_t valid_until() const { return std::numeric_limits<std::time_t>::max(); }
    /// Whether a certificate of the client's chain stands in these lists.
    virtual bool is_revoked_by(Revocations const&) const { return false; }
};

/// Both take a socket that does not block and that outlives the stream, and that stays the caller's to close.
std::unique_ptr<Stream> plain_stream(int socket);
/// @param judged_by  For the certificate of the client; null where none is asked for.
/// Throws std::runtime_error where OpenSSL has no memory for another connection.
std::unique_ptr<Stream> tls_stream(int socket, TlsContext const& context, ClientTrust const* judged_by);

} // namespace etimbre::http::server
