#include "keys/open_keys.hpp"
#include "seed/callback_body.hpp"
#include "seed/street.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>

// Fills a migrated, empty database with sold stamps, and writes the requests that a load can send about them.
namespace etimbre::bench {
namespace {

struct Options {
    std::filesystem::path state;
    std::filesystem::path database;
    std::filesystem::path requests;
    std::string client_id;
    std::string store_key;
    int stamps = 0;
    int texts = 0;
    int waiting = 0;
    int approved = 0;
};

void declare(CLI::App& app, Options& options)
{
    app.add_option("--state", options.state, "state directory with keys and passphrase")->required();
    app.add_option("--database", options.database, "migrated and empty")->required();
    app.add_option("--requests", options.requests, "folder that the requests are written into")->required();
    app.add_option("--client-id", options.client_id, "merchant number")->required();
    app.add_option("--store-key", options.store_key, "secret of the acquirer's hash")->required();
    app.add_option("--stamps", options.stamps, "stamps to sell, a multiple of ten")->required();
    app.add_option("--texts", options.texts, "of how many of them, spread evenly, requests are written")
        ->required();
    app.add_option("--waiting", options.waiting, "payments that wait for their callback");
    app.add_option(
        "--approved", options.approved, "payments of one stamp each, for settlement files to tell of"
    );
}

void write(std::filesystem::path const& path, std::vector<std::string> const& lines)
{
    std::ofstream file{path};
    for (auto const& line : lines) file << line << '\n';
    if (!file.flush()) throw std::runtime_error{"cannot write " + path.string()};
}

/// Orders are committed so many at a time.
constexpr int orders_of_a_commit = 5000;

/// The texts of every order whose turn it is, in no order that the database knows.
std::vector<std::string> sell_all(Street& street, Options const& options)
{
    std::vector<std::string> texts;
    int const orders = options.stamps / Street::stamps_of_an_order;
    int const with_texts = std::min(orders, options.texts / Street::stamps_of_an_order);
    street.begin();
    for (int at = 0; at < orders; ++at) {
        auto const order = street.sell();
        bool const has_turn =
            std::int64_t{at} * with_texts / orders != std::int64_t{at + 1} * with_texts / orders;
        if (has_turn) std::ranges::copy(street.texts_of(order), std::back_inserter(texts));
        if (at % orders_of_a_commit != orders_of_a_commit - 1) continue;
        street.commit();
        street.begin();
    }
    street.commit();
    std::ranges::shuffle(texts, std::mt19937{20261123});
    return texts;
}

void write_requests(std::filesystem::path const& folder, std::vector<std::string> const& texts)
{
    std::vector<std::string> checks;
    std::vector<std::string> redemptions;
    std::string const service{Street::service};
    for (auto const& text : texts) {
        checks.push_back(R"({"text":")" + text + R"("})");
        redemptions.push_back(R"({"text":")" + text + R"(","service":")" + service + R"("})");
    }
    write(folder / "texts", texts);
    write(folder / "checks", checks);
    write(folder / "redemptions", redemptions);
}

void leave_waiting(Street& street, Options const& options)
{
    std::vector<std::string> callbacks;
    std::vector<std::string> orders;
    street.begin();
    for (int at = 0; at < options.waiting; ++at) {
        auto const payment = street.leave_waiting();
        callbacks.push_back(callback_body(payment, options.client_id, options.store_key));
        orders.push_back(payment.order.value);
    }
    street.commit();
    write(options.requests / "callbacks", callbacks);
    write(options.requests / "orders", orders);
}

/// Of each: its oid, its amount in minor units, and the acquirer's transaction.
void sell_approved(Street& street, Options const& options)
{
    constexpr int first_transaction = 1'000'000;
    std::vector<std::string> payments;
    payments.reserve(static_cast<std::size_t>(options.approved));
    for (int at = 0; at < options.approved; ++at) {
        if (at % orders_of_a_commit == 0) street.begin();
        auto const transaction = "26335TXN" + std::to_string(first_transaction + at);
        auto const payment = street.sell_one(transaction);
        payments.push_back(payment.oid + ' ' + std::to_string(payment.amount.minor()) + ' ' + transaction);
        if (at % orders_of_a_commit == orders_of_a_commit - 1 || at + 1 == options.approved) street.commit();
    }
    write(options.requests / "payments", payments);
}

void run(Options const& options)
{
    auto const keys = open_keys(options.state);
    auto const now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    Street street{options.database, keys, now};
    write_requests(options.requests, sell_all(street, options));
    leave_waiting(street, options);
    sell_approved(street, options);
    street.number_events();
}

} // namespace
} // namespace etimbre::bench

int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"Fills a database with sold stamps."};
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    run(options);
    return 0;
} catch (std::exception const& failure) {
    std::cerr << "bench-seed: " << failure.what() << '\n';
    return 3;
}
