#pragma once

#include "http/server/live_tls.hpp"
#include "http/server/server.hpp"
#include "http/server/turnstile.hpp"

#include <exception>
#include <optional>
#include <string_view>

namespace etimbre::http::server {

/// What all threads of one listener share.
struct Site {
    Site(Listener where, Router routes);

    /// Never throws: it is called where nothing else is left to be done.
    void report(std::string_view what) const noexcept;
    void report(std::exception_ptr const& failure) const noexcept;
    void report_news(std::string_view what) const noexcept;
    void report(TurnedAway const& connection) const noexcept;

    Listener const listener;
    Router const router;
    Turnstile turnstile;
    std::optional<LiveTls> tls{};
};

} // namespace etimbre::http::server
