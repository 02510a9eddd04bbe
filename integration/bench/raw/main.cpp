#include "load/latencies.hpp"
#include "raw/payment_rows.hpp"
#include "raw/redemption_rows.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <condition_variable>
#include <exception>
#include <iostream>
#include <mutex>
#include <semaphore>
#include <thread>

// What the database alone can do: the rows of one kind of work through the C interface of SQLite, with
// clients that wait for the commit and a writer that takes whoever waits into one transaction. No network, no
// signature, no JSON.
namespace etimbre::bench {
namespace {

struct Options {
    std::string database;
    std::string rows = "redemptions";
    std::size_t skip = 0;
    std::size_t units = 0;
    std::size_t clients = 64;
};

struct Waiting {
    std::size_t unit = 0;
    std::binary_semaphore committed{0};
};

/// Clients hand in units; the writer takes all that wait.
class Counter {
public:
    explicit Counter(std::size_t units) : units_{units} {}

    /// False when there is nothing more to hand in. Returns when the unit is committed.
    bool hand_in(Waiting& waiting)
    {
        {
            std::lock_guard const lock{mutex_};
            if (next_ == units_) return false;
            waiting.unit = next_++;
            waiting_.push_back(&waiting);
        }
        filled_.notify_one();
        waiting.committed.acquire();
        return true;
    }
    std::vector<Waiting*> take()
    {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [this] { return !waiting_.empty() || taken_ == units_; });
        taken_ += waiting_.size();
        return std::exchange(waiting_, {});
    }

private:
    std::size_t const units_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::vector<Waiting*> waiting_; ///< this and the next two guarded by mutex_
    std::size_t next_ = 0;
    std::size_t taken_ = 0;
};

std::size_t write_all(sqlite3* database, Rows& rows, Counter& counter)
{
    std::size_t commits = 0;
    for (auto batch = counter.take(); !batch.empty(); batch = counter.take()) {
        execute(database, "BEGIN IMMEDIATE");
        for (auto const* const each : batch) rows.write(each->unit);
        execute(database, "COMMIT");
        ++commits;
        for (auto* const each : batch) each->committed.release();
    }
    return commits;
}

void be_a_client(Counter& counter, Latencies& times, std::mutex& mutex)
{
    Waiting waiting;
    std::vector<std::chrono::nanoseconds> took;
    for (auto began = std::chrono::steady_clock::now(); counter.hand_in(waiting);) {
        auto const now = std::chrono::steady_clock::now();
        took.push_back(now - began);
        began = now;
    }
    std::lock_guard const lock{mutex};
    for (auto const each : took) times.add(each);
}

std::unique_ptr<Rows> rows_of(Options const& options, sqlite3* database)
{
    if (options.rows == "payments")
        return std::make_unique<PaymentRows>(database, options.skip, options.units);
    return std::make_unique<RedemptionRows>(database, options.skip, options.units);
}

int run(Options const& options)
{
    auto const database = open_for_writing(options.database);
    auto const rows = rows_of(options, database.get());
    if (rows->units() < options.units) throw std::runtime_error{"the database has not as many units left"};
    Counter counter{options.units};
    Latencies times;
    std::mutex mutex;
    auto const cpu_before = cpu_used();
    auto const began = std::chrono::steady_clock::now();
    std::size_t commits = 0;
    {
        std::vector<std::jthread> clients;
        clients.reserve(options.clients);
        for (std::size_t at = 0; at < options.clients; ++at)
            clients.emplace_back([&] { be_a_client(counter, times, mutex); });
        commits = write_all(database.get(), *rows, counter);
    }
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    std::chrono::duration<double, std::micro> const cpu = cpu_used() - cpu_before;
    auto const count = static_cast<double>(options.units);
    boost::json::object const figures{
        {"requests", options.units},
        {"seconds", took.count()},
        {"per_second", count / took.count()},
        {"p50_us", times.quantile(0.5)},
        {"p99_us", times.quantile(0.99)},
        {"cpu_us", cpu.count() / count},
        {"commits", commits},
    };
    std::cout << boost::json::serialize(figures) << '\n';
    return 0;
}

} // namespace
} // namespace etimbre::bench

int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"Writes the rows of the service through SQLite alone, gathered for clients that wait."};
    Options options;
    app.add_option("--database", options.database, "seeded; it is written to")->required();
    app.add_option("--rows", options.rows, "redemptions or payments")
        ->check(CLI::IsMember({"redemptions", "payments"}));
    app.add_option("--skip", options.skip, "units that were used before");
    app.add_option("--units", options.units, "how many")->required();
    app.add_option("--clients", options.clients, "that wait at the same time")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return run(options);
} catch (std::exception const& failure) {
    std::cerr << "bench-raw: " << failure.what() << '\n';
    return 3;
}
