#include "load/crowd.hpp"
#include "load/latencies.hpp"
#include "load/request.hpp"
#include "pay/new_stamps.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <exception>
#include <iostream>
#include <unordered_map>

// Citizens who pay at the same time: each posts the acquirer's callback for one waiting payment and begins
// the next when its stamp is there. A stamp is there when another reader of the database sees it, as GET
// /orders/{id} would.
namespace etimbre::bench {
namespace {

struct Options {
    std::uint16_t port = 0;
    std::string database;
    std::string socket;
    std::string callbacks;
    std::string orders;
    std::size_t skip = 0;
    std::size_t payments = 0;
    std::size_t citizens = 64;
};

std::unique_ptr<NewStamps> stamps_of(Options const& options)
{
    if (options.socket.empty()) return std::make_unique<NewStampsInSqlite>(options.database);
    return std::make_unique<NewStampsInMariaDb>(options.socket, options.database);
}

class Paying final : public Errands {
public:
    Paying(Options const& options, NewStamps& new_stamps)
        : options_{options},
          callbacks_{read_lines(options.callbacks)},
          orders_{read_lines(options.orders)},
          requests_{
              {.path = "/api/v1/payments/est3dgate/callback",
               .content_type = "application/x-www-form-urlencoded"}
          },
          new_stamps_{new_stamps},
          busy_(options.citizens, false)
    {
        if (callbacks_.size() < options.skip + options.payments)
            throw std::runtime_error{"the seeded database has not as many payments waiting"};
    }

    std::string next(std::size_t citizen) override
    {
        if (busy_[citizen] || begun_ == options_.payments) return {};
        auto const at = options_.skip + begun_++;
        busy_[citizen] = true;
        waiting_[orders_[at]] = {citizen, std::chrono::steady_clock::now()};
        return requests_.with(callbacks_[at]);
    }
    void answered(std::size_t /*citizen*/, Answer const& answer) override
    {
        to_answer_.add(answer.took);
        if (answer.status == 200 && answer.body == "ACTION=POSTAUTH") return;
        if (++wrong_ == 1)
            std::cerr << "the first wrong answer: " << answer.status << ' ' << answer.body << '\n';
    }
    bool is_over() override
    {
        auto const now = std::chrono::steady_clock::now();
        if (now - looked_ < std::chrono::milliseconds{1}) return done_ == options_.payments;
        looked_ = now;
        look(now);
        if (now - changed_ > std::chrono::seconds{30})
            throw std::runtime_error{"no new stamp for half a minute"};
        return done_ == options_.payments;
    }

    Latencies& to_stamp() { return to_stamp_; }
    Latencies& to_answer() { return to_answer_; }
    std::size_t wrong() const { return wrong_; }

private:
    struct Waiting {
        std::size_t citizen;
        Moment began;
    };

    void look(Moment now)
    {
        new_stamps_.look([&](std::string const& order) {
            auto const found = waiting_.find(order);
            if (found == waiting_.end()) return;
            to_stamp_.add(now - found->second.began);
            busy_[found->second.citizen] = false;
            waiting_.erase(found);
            ++done_;
            changed_ = now;
        });
    }

    Options const& options_;
    std::vector<std::string> callbacks_;
    std::vector<std::string> orders_;
    Requests requests_;
    NewStamps& new_stamps_;
    std::vector<bool> busy_;
    std::unordered_map<std::string, Waiting> waiting_;
    std::size_t begun_ = 0;
    std::size_t done_ = 0;
    std::size_t wrong_ = 0;
    Latencies to_stamp_;
    Latencies to_answer_;
    Moment looked_;
    Moment changed_ = std::chrono::steady_clock::now();
};

int run(Options const& options)
{
    auto const new_stamps = stamps_of(options);
    auto const context = client_context({});
    Paying paying{options, *new_stamps};
    Crowd crowd{context.get(), options.port, options.citizens};
    crowd.gather();
    std::cout << "begin\n" << std::flush;
    std::string go;
    std::getline(std::cin, go);

    auto const began = std::chrono::steady_clock::now();
    crowd.run(paying);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    auto& to_stamp = paying.to_stamp();
    boost::json::object const figures{
        {"requests", options.payments},
        {"wrong", paying.wrong()},
        {"seconds", took.count()},
        {"per_second", static_cast<double>(options.payments) / took.count()},
        {"p50_us", to_stamp.quantile(0.5)},
        {"p99_us", to_stamp.quantile(0.99)},
        {"max_us", to_stamp.quantile(1.0)},
        {"answer_p50_us", paying.to_answer().quantile(0.5)},
        {"answer_p99_us", paying.to_answer().quantile(0.99)},
    };
    std::cout << boost::json::serialize(figures) << '\n';
    return paying.wrong() == 0 ? 0 : 1;
}

} // namespace
} // namespace etimbre::bench

int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"Posts the acquirer's callbacks and waits for the stamps."};
    Options options;
    app.add_option("--port", options.port, "public listener on this machine")->required();
    app.add_option("--database", options.database, "of the running service; it is only read")->required();
    app.add_option("--socket", options.socket, "of the MariaDB that has it; SQLite's file without");
    app.add_option("--callbacks", options.callbacks, "file, a callback's body a line")->required();
    app.add_option("--orders", options.orders, "file, the orders of the callbacks")->required();
    app.add_option("--skip", options.skip, "callbacks that were used before");
    app.add_option("--payments", options.payments, "how many")->required();
    app.add_option("--citizens", options.citizens, "who pay at the same time")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return run(options);
} catch (std::exception const& failure) {
    std::cerr << "bench-pay: " << failure.what() << '\n';
    return 3;
}
