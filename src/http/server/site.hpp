#pragma once

#include "http/server/server.hpp"
#include "http/server/tls_context.hpp"
#include "http/server/turnstile.hpp"

#include <exception>
#include <optional>
#include <string_view>

namespace etimbre::http::server {

/// What all threads of one listener share. Only the turnstile changes.
struct Site {
    Site(Listener where, Router routes)
        : listener{std::move(where)},
          router{std::move(routes)},
          turnstile{listener.limits.connections, listener.limits.connections_per_address}
    {
        if (listener.transport != Transport::plain) tls.emplace(listener);
    }

    /// Never throws: it is called where nothing else is left to be done.
    void report(std::string_view what) const noexcept;
    void report(std::exception_ptr const& failure) const noexcept;

    Listener const listener;
    Router const router;
    std::optional<TlsContext> tls{};
    Turnstile turnstile;
};

} // namespace etimbre::http::server
