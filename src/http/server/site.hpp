#pragma once

#include "http/server/server.hpp"
#include "http/server/tls_context.hpp"
#include "http/server/turnstile.hpp"

#include <optional>
#include <string_view>

namespace etimbre::http::server {

/// What all threads of one listener share. Only the turnstile changes.
struct Site {
    Site(Listener listener_, Router router_)
        : listener{std::move(listener_)},
          router{std::move(router_)},
          turnstile{listener.limits.connections, listener.limits.connections_per_address}
    {
        if (listener.transport != Transport::plain) tls.emplace(listener);
    }

    void report(std::string_view what) const
    {
        if (listener.on_error) listener.on_error(what);
    }

    Listener const listener;
    Router const router;
    std::optional<TlsContext> tls{};
    Turnstile turnstile;
};

} // namespace etimbre::http::server
