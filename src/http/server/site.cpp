#include "http/server/site.hpp"

#include <cstdio>

namespace etimbre::http::server {
namespace {

template <class What>
void tell(std::function<void(What)> const& whom, What what) noexcept
{
    try {
        if (whom) whom(what);
    } catch (...) {
        static_cast<void>(std::fputs("http/server: something could not be reported\n", stderr));
    }
}

Turnstile::Limits limits_of(Limits const& limits)
{
    return {
        limits.connections,
        limits.connections_per_address,
        limits.arrivals_per_second,
        limits.arrivals_at_once
    };
}

} // namespace

Site::Site(Listener where, Router routes)
    : listener{std::move(where)}, router{std::move(routes)}, turnstile{limits_of(listener.limits)}
{
    if (listener.transport == Transport::plain) return;
    tls.emplace(
        listener,
        LiveTls::Tell{
            .failure = [this](std::string_view what) { report(what); },
            .news = [this](std::string_view what) { report_news(what); }
        }
    );
}

void Site::report(std::string_view what) const noexcept
{
    tell(listener.on_error, what);
}

void Site::report_news(std::string_view what) const noexcept
{
    tell(listener.on_news, what);
}

void Site::report(TurnedAway const& connection) const noexcept
{
    tell<TurnedAway const&>(listener.on_turned_away, connection);
}

void Site::report(std::exception_ptr const& failure) const noexcept
{
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& what) {
        report(std::string_view{what.what()});
    } catch (...) {
        report("an exception of unknown type");
    }
}

} // namespace etimbre::http::server
