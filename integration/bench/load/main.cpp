#include "load/crowd.hpp"
#include "load/latencies.hpp"
#include "load/request.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <exception>
#include <iostream>

// Sends prepared requests over TLS 1.3 with keep-alive, and says how fast they were answered, as one JSON
// object.
namespace etimbre::bench {
namespace {

struct Options {
    std::uint16_t port = 0;
    Kind kind{.path = "/", .content_type = "application/json"};
    Identity identity;
    std::string bodies;
    std::size_t connections = 64;
    std::size_t requests = 0;
    std::size_t warm_up = 0;
    std::size_t skip = 0;
    unsigned status = 200;
    std::string contains;
};

class Sending final : public Errands {
public:
    Sending(Options const& options, std::vector<std::string> const& bodies)
        : options_{options}, bodies_{bodies}, requests_{options.kind}, next_{options.skip}
    {
    }

    /// Until this many more are answered; the bodies go round.
    void set_goal(std::size_t more) { goal_ += more; }
    void forget_times() { times_ = {}; }

    std::string next(std::size_t /*member*/) override
    {
        if (sent_ == goal_) return {};
        ++sent_;
        return requests_.with(bodies_[next_++ % bodies_.size()]);
    }
    void answered(std::size_t /*member*/, Answer const& answer) override
    {
        ++done_;
        times_.add(answer.took);
        bool const good =
            answer.status == options_.status && answer.body.find(options_.contains) != std::string_view::npos;
        if (good) {
            bytes_ = answer.body.size();
        } else if (++bad_ == 1) {
            std::cerr << "the first wrong answer: " << answer.status << ' ' << answer.body << '\n';
        }
    }
    bool is_over() override { return done_ == goal_; }

    std::size_t bad() const { return bad_; }
    std::size_t bytes() const { return bytes_; }
    Latencies& times() { return times_; }

private:
    Options const& options_;
    std::vector<std::string> const& bodies_;
    Requests requests_;
    Latencies times_;
    std::size_t next_;
    std::size_t goal_ = 0;
    std::size_t sent_ = 0;
    std::size_t done_ = 0;
    std::size_t bad_ = 0;
    std::size_t bytes_ = 0;
};

void declare(CLI::App& app, Options& options)
{
    app.add_option("--port", options.port, "port on this machine")->required();
    app.add_option("--path", options.kind.path, "path that is posted to")->required();
    app.add_option("--type", options.kind.content_type, "media type of the bodies")->capture_default_str();
    app.add_flag("--keyed", options.kind.keyed, "each request with an Idempotency-Key of its own");
    app.add_option("--cert", options.identity.certificate_file, "client certificate, PEM");
    app.add_option("--key", options.identity.key_file, "its private key, PEM");
    app.add_option("--bodies", options.bodies, "file, a body a line")->required();
    app.add_option("--skip", options.skip, "bodies that were used before");
    app.add_option("--connections", options.connections, "clients")->capture_default_str();
    app.add_option("--requests", options.requests, "requests to measure")->required();
    app.add_option("--warm-up", options.warm_up, "requests before those");
    app.add_option("--status", options.status, "status of a right answer")->capture_default_str();
    app.add_option("--contains", options.contains, "what a right answer holds");
}

/// The measured part begins with this line on standard output, so that who watches the server knows.
void say_begin()
{
    std::cout << "begin\n" << std::flush;
    std::string go;
    std::getline(std::cin, go);
}

int run(Options const& options)
{
    auto const bodies = read_lines(options.bodies);
    auto const context = client_context(options.identity);
    Crowd crowd{context.get(), options.port, options.connections};
    crowd.gather();
    Sending sending{options, bodies};
    sending.set_goal(options.warm_up);
    crowd.run(sending);
    sending.forget_times();
    say_begin();

    auto const cpu_before = cpu_used();
    auto const began = std::chrono::steady_clock::now();
    sending.set_goal(options.requests);
    crowd.run(sending);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    std::chrono::duration<double, std::micro> const cpu = cpu_used() - cpu_before;

    auto const count = static_cast<double>(options.requests);
    auto& times = sending.times();
    boost::json::object const figures{
        {"requests", options.requests},
        {"wrong", sending.bad()},
        {"seconds", took.count()},
        {"per_second", count / took.count()},
        {"p50_us", times.quantile(0.5)},
        {"p99_us", times.quantile(0.99)},
        {"max_us", times.quantile(1.0)},
        {"load_cpu_us", cpu.count() / count},
        {"body_bytes", sending.bytes()},
        {"reconnects", crowd.reconnects()},
    };
    std::cout << boost::json::serialize(figures) << '\n';
    return sending.bad() == 0 ? 0 : 1;
}

} // namespace
} // namespace etimbre::bench

int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"Sends prepared requests and says how fast they were answered."};
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    return run(options);
} catch (std::exception const& failure) {
    std::cerr << "bench-load: " << failure.what() << '\n';
    return 3;
}
