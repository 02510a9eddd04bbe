#include "commands/serve_command.hpp"

#include "commands/audit_command.hpp"
#include "commands/house.hpp"
#include "commands/live_audit.hpp"
#include "commands/measures.hpp"
#include "commands/refusals.hpp"
#include "commands/sandbox_command.hpp"
#include "commands/surroundings.hpp"
#include "commands/witness_start.hpp"
#include "commands/witness_watch.hpp"
#include "config/places.hpp"
#include "http/api/routes.hpp"
#include "http/server/server.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"
#include "web/routes.hpp"

#include <pthread.h>

#include <array>
#include <atomic>
#include <csignal>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::commands {
namespace {

namespace server = http::server;
using telemetry::Level;

/// Blocks the signals that end us, in this thread and all that it starts, so that `wait` alone takes them.
class EndSignals {
public:
    EndSignals()
    {
        sigemptyset(&signals_);
        for (int const each : {SIGTERM, SIGINT}) sigaddset(&signals_, each);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        static_cast<void>(std::signal(SIGPIPE, SIG_IGN)
        ); // a closed connection is an error of that write, no more
    }
    int wait() const
    {
        int signal = 0;
        sigwait(&signals_, &signal);
        return signal;
    }

private:
    sigset_t signals_{};
};

void note_answer(
    std::string_view listener, server::Request const& request, unsigned status, std::chrono::microseconds took
)
{
    telemetry::log(
        Level::info,
        "answered",
        {{"listener", listener},
         {"request_id", request.request_id},
         {"method", request.method},
         {"path", request.path},
         {"status", static_cast<std::int64_t>(status)},
         {"took_us", took.count()}}
    );
}

server::Limits limits_of(config::Limits const& limits)
{
    server::Limits of;
    of.header_bytes = limits.header_kib * 1024;
    of.connections = limits.connections;
    of.connections_per_address = limits.connections_per_address;
    of.arrivals_per_second = limits.arrivals_per_second;
    of.arrivals_at_once = limits.arrivals_at_once;
    of.handshakes_per_thread = limits.handshakes_per_thread;
    of.requests_per_connection = limits.requests_per_connection;
    of.bytes_per_second = limits.bytes_per_second;
    of.handshake = limits.handshake_seconds;
    of.header = limits.header_seconds;
    of.body = limits.body_seconds;
    of.idle = limits.idle_seconds;
    of.drain = limits.drain_seconds;
    return of;
}

server::Listener
listener(config::Settings const& settings, telemetry::Metrics& metrics, std::string_view name)
{
    server::Listener of;
    of.limits = limits_of(settings.limits);
    auto& failures = metrics.counter(
        "etimbre_listener_failures_total",
        "What a listener had to say to an operator; the log has the sentences.",
        {{"listener", std::string{name}}}
    );
    auto const measures = std::make_shared<AnswerMeasures>(metrics, std::string{name});
    of.on_answer =
        [name, measures](server::Request const& request, unsigned status, std::chrono::microseconds took) {
            note_answer(name, request, status, took);
            measures->note(status, took);
        };
    of.on_error = [name, &failures](std::string_view why) {
        telemetry::log(Level::error, "listener_failed", {{"listener", name}, {"why", why}});
        failures.add();
    };
    of.on_news = [name](std::string_view what) {
        telemetry::log(Level::info, "listener_news", {{"listener", name}, {"what", what}});
    };
    auto const refusals = std::make_shared<Refusals>(metrics, std::string{name});
    of.on_turned_away = [refusals](server::TurnedAway const& connection) {
        refusals->note(connection, Refusals::Clock::now());
    };
    return of;
}

server::Listener public_listener(config::Settings const& settings, telemetry::Metrics& metrics)
{
    auto const& from = settings.public_listener;
    auto of = listener(settings, metrics, "public");
    of.address = from.address;
    of.port = from.port;
    of.transport = server::Transport::tls;
    of.certificate_file = config::path_of(settings, from.certificate_file);
    of.key_file = config::path_of(settings, from.key_file);
    of.hosts = config::hosts_of(from.base_url);
    return of;
}

server::Listener partner_listener(config::Settings const& settings, telemetry::Metrics& metrics)
{
    auto const& from = settings.partner_listener;
    auto of = listener(settings, metrics, "partner");
    of.address = from.address;
    of.port = from.port;
    of.transport = server::Transport::mutual_tls;
    of.tls_1_3_only = true;
    of.certificate_file = config::path_of(settings, from.certificate_file);
    of.key_file = config::path_of(settings, from.key_file);
    of.client_ca_file = config::path_of(settings, from.client_ca_file);
    if (!from.crl_file.empty()) of.crl_file = config::path_of(settings, from.crl_file);
    of.hosts = config::hosts_of(from.base_url);
    return of;
}

server::Listener ops_listener(config::Settings const& settings, telemetry::Metrics& metrics)
{
    auto of = listener(settings, metrics, "ops");
    of.address = settings.ops_listener.address;
    of.port = settings.ops_listener.port;
    of.transport = server::Transport::plain;
    of.limits.arrivals_per_second = 0; // who watches us asks often, and is on this machine
    return of;
}

/// The routes of one listener, limited and measured.
server::Router router(
    std::vector<server::Route> routes,
    config::Limits const& limits,
    telemetry::Metrics& metrics,
    std::string const& listener
)
{
    for (auto& route : routes) {
        route.body_limit = route.spool ? limits.settlement_mib * 1024 * 1024 : limits.body_kib * 1024;
        route = measured(std::move(route), metrics, listener);
    }
    return server::Router{std::move(routes)};
}

/// What citizens reach: the interface for programs, and the pages.
std::vector<server::Route> all_public_routes(http::api::Desk const& desk, config::Service const& service)
{
    auto routes = http::api::public_routes(desk);
    for (auto& page : web::page_routes(desk, {.parts = service.parts_page == "on"}))
        routes.push_back(std::move(page));
    return routes;
}

std::vector<server::Route> all_ops_routes(
    http::api::Desk const& desk, telemetry::Metrics const& metrics, Refresh refresh, LiveAudit const& audit
)
{
    auto routes = http::api::ops_routes(desk);
    routes.push_back(metrics_route(metrics, std::move(refresh)));
    routes.push_back(audit_route(audit));
    return routes;
}

Surroundings surroundings(config::Settings const& settings, telemetry::Metrics& metrics)
{
    return {
        metrics,
        config::path_of(settings, settings.store.database_file),
        {{"public", config::path_of(settings, settings.public_listener.certificate_file)},
         {"partner", config::path_of(settings, settings.partner_listener.certificate_file)}}
    };
}

http::api::Troubles troubles_of(bool ending, std::initializer_list<server::Server const*> listeners)
{
    http::api::Troubles troubles;
    if (ending) troubles.reasons.emplace_back("the service is ending");
    for (auto const* const listener : listeners)
        for (auto& trouble : listener->troubles()) troubles.warnings.push_back(std::move(trouble));
    return troubles;
}

void note_ready(std::string_view name, server::Server const& listening)
{
    telemetry::log(Level::info, "listening", {{"listener", name}, {"port", std::int64_t{listening.port()}}});
}

} // namespace

int serve(config::Settings const& settings, core::Clock clock)
{
    make_journal_folder(settings);
    make_settlement_folder(settings);
    enter_sandbox(settings);
    EndSignals const signals;
    telemetry::Metrics metrics;
    metrics.gauge(
               "etimbre_build_info", "1; the version is in the label.", {{"version", ETIMBRE_VERSION}}
    ).set(1);
    auto around = surroundings(settings, metrics);
    House house{settings, clock, metrics};
    auto desk = house.desk();
    auto const refresh = [&](std::move_only_function<void()> done) {
        around.look();
        house.refresh_measures(std::move(done));
    };

    server::Server partner{
        partner_listener(settings, metrics),
        router(http::api::partner_routes(desk), settings.limits, metrics, "partner"),
        settings.partner_listener.threads
    };
    server::Server open{
        public_listener(settings, metrics),
        router(all_public_routes(desk, settings.service), settings.limits, metrics, "public"),
        settings.public_listener.threads
    };
    std::atomic<bool> ending = false;
    desk.troubles = [&] { return troubles_of(ending, {&open, &partner}); };
    LiveAudit const auditing{
        [&settings] { return audit(settings); }, settings.audit.every_minutes, clock, metrics
    };
    // Last, for it says that we are ready; and the last to end, for it says that we are ending.
    server::Server ops{
        ops_listener(settings, metrics),
        router(all_ops_routes(desk, metrics, refresh, auditing), settings.limits, metrics, "ops"),
        1
    };
    note_ready("public", open);
    note_ready("partner", partner);
    note_ready("ops", ops);
    WitnessWatch watch{settings, clock, metrics};
    watch.start();

    auto const signal = signals.wait();
    telemetry::log(Level::info, "stopping", {{"signal", std::int64_t{signal}}});
    ending = true;
    open.begin_stop();
    partner.begin_stop();
    open.stop();
    partner.stop();
    house.close();
    ops.stop();
    telemetry::log(Level::info, "stopped");
    return 0;
}

} // namespace etimbre::commands
