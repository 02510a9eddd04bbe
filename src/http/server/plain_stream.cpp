#include "http/server/stream.hpp"

#include <sys/socket.h>
#include <sys/types.h>

#include <cerrno>

namespace etimbre::http::server {
namespace {

Progress progress_of(ssize_t moved, Flow when_blocked)
{
    if (moved > 0) return {Flow::done, static_cast<std::size_t>(moved)};
    if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return {when_blocked};
    return {Flow::ended};
}

class PlainStream : public Stream {
public:
    explicit PlainStream(int socket) : socket_{socket} {}

    Progress handshake() override { return {Flow::done}; }
    Progress read(std::span<char> into) override
    {
        return progress_of(::recv(socket_, into.data(), into.size(), MSG_DONTWAIT), Flow::wants_read);
    }
    Progress write(std::string_view bytes) override
    {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        return progress_of(sent, Flow::wants_write);
    }
    bool has_buffered() const override { return false; }
    void close() override {}

private:
    int socket_;
};

} // namespace

std::unique_ptr<Stream> plain_stream(int socket)
{
    return std::make_unique<PlainStream>(socket);
}

} // namespace etimbre::http::server
