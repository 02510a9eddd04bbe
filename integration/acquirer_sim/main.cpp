#include "acquirer_sim/routes.hpp"
#include "http/server/server.hpp"

#include <CLI/CLI.hpp>
#include <sodium.h>

#include <csignal>
#include <exception>
#include <iostream>

namespace etimbre::acquirer_sim {
namespace {

constexpr unsigned worker_threads = 16;
constexpr unsigned io_threads = 2;
constexpr std::chrono::seconds longest_answer{2 * 3600}; // a stall may be an hour

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8444;
    std::string certificate_file;
    std::string key_file;
    std::string ca_file;
    std::string merchant_file;
    std::optional<std::string> book_file;
    Fees fees;
    bool fees_apart = false;
};

void declare(CLI::App& app, Options& options)
{
    app.add_option("--address", options.address, "address to listen on")->capture_default_str();
    app.add_option("--port", options.port, "port to listen on, 0 for any free one")->capture_default_str();
    app.add_option("--cert", options.certificate_file, "certificate chain, PEM")->required();
    app.add_option("--key", options.key_file, "private key, PEM")->required();
    app.add_option("--ca", options.ca_file, "authority of the merchant's callback address, PEM");
    app.add_option("--config", options.merchant_file, "acquirer.json of the merchant")->required();
    app.add_option("--fee-basis-points", options.fees.basis_points, "what is kept of a sale")
        ->capture_default_str();
    app.add_flag("--fees-apart", options.fees_apart, "fees are booked apart from the payout's transactions");
    app.add_option("--book", options.book_file, "file that keeps the book from one run to the next");
}

http::server::Listener listener_of(Options const& options)
{
    http::server::Limits limits;
    limits.connections_per_address = limits.connections;
    limits.requests_per_connection = 1'000'000;
    limits.answer = longest_answer;
    return {
        .address = options.address,
        .port = options.port,
        .transport = http::server::Transport::tls,
        .certificate_file = options.certificate_file,
        .key_file = options.key_file,
        .limits = limits,
        .on_error = [](std::string_view what) { std::cerr << "acquirer-sim: " + std::string{what} + "\n"; },
    };
}

void run(Options const& options, sigset_t const& ending)
{
    auto const merchant = read_merchant(options.merchant_file);
    Book book{options.book_file};
    Faults faults;
    Workers workers{worker_threads};
    Captures captures{book, faults, workers};
    Till till{merchant, options.ca_file, captures, book, faults, workers};
    Cc5Desk desk{merchant, captures, book, faults};
    Sessions sessions;
    http::server::Server server{
        listener_of(options),
        routes(
            {merchant,
             book,
             faults,
             captures,
             till,
             desk,
             workers,
             sessions,
             {options.fees.basis_points, !options.fees_apart}}
        ),
        io_threads
    };
    std::cout << "acquirer-sim ready on https://" << options.address << ":" << server.port() << '\n'
              << std::flush;
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
}

/// Every thread started later inherits the mask, so that only `sigwait` sees the signals that end the
/// program.
sigset_t block_ending_signals()
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    if (std::signal(SIGPIPE, SIG_IGN) == SIG_ERR) throw std::runtime_error{"cannot ignore SIGPIPE"};
    return ending;
}

} // namespace
} // namespace etimbre::acquirer_sim

int main(int argc, char** argv)
try {
    using namespace etimbre::acquirer_sim;
    CLI::App app{"The acquirer of development and tests: est3Dgate, its own book, and faults on demand."};
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
    run(options, block_ending_signals());
    return 0;
} catch (std::exception const& failure) {
    std::cerr << "acquirer-sim: " << failure.what() << "\n";
    return 3;
}
