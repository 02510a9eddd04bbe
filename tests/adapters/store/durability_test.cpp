#include "adapters/store/write_lane.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using app::work::run_and_wait;
using app::work::Unit;

app::once::RequestKey reply_key(std::int32_t number)
{
    return {.client = "c", .key = std::to_string(number), .fingerprint = id_of('f') + id_of('f')};
}

/// Writes for ever, from eight threads, and names each row on the pipe as soon as its commit was
/// acknowledged.
[[noreturn]] void write_and_acknowledge(TempDatabase const& database, int pipe)
{
    WriteLane lane{[&] { return database.open(); }, {}, [](std::string_view) {}};
    std::vector<std::jthread> threads;
    for (std::int32_t first = 0; first < 8; ++first)
        threads.emplace_back([&, first] {
            for (std::int32_t number = first;; number += 8) {
                run_and_wait<bool>(lane, [number](Unit& unit) {
                    unit.replies.keep(
                        reply_key(number), {.status = 201, .body = std::to_string(number)}, noon
                    );
                    return true;
                });
                if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(1);
            }
        });
    threads.clear();
    ::_exit(0);
}

std::vector<std::int32_t> read_numbers(int pipe, std::size_t count)
{
    std::vector<std::int32_t> numbers;
    std::int32_t number = 0;
    while (numbers.size() < count && ::read(pipe, &number, sizeof number) == sizeof number)
        numbers.push_back(number);
    return numbers;
}

TEST(Durability, EveryAcknowledgedCommitOutlivesAKill)
{
    TempDatabase const database;
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    auto const writer = ::fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) write_and_acknowledge(database, pipe[1]);

    ::close(pipe[1]);
    auto acknowledged = read_numbers(pipe[0], 2000);
    ::kill(writer, SIGKILL);
    auto const late = read_numbers(pipe[0], 1'000'000);
    acknowledged.insert(acknowledged.end(), late.begin(), late.end());
    ::close(pipe[0]);
    ::waitpid(writer, nullptr, 0);

    ASSERT_GE(acknowledged.size(), 2000U);
    auto const session = database.open();
    auto unit = session->unit();
    for (auto const number : acknowledged) {
        auto const kept = unit.replies.find(reply_key(number));
        ASSERT_TRUE(kept.has_value()) << number;
        EXPECT_EQ(kept->reply.body, std::to_string(number));
    }
    if (tests_are_on_mariadb()) return; // the server was not killed
    std::string verdict;
    session->sql() << "PRAGMA integrity_check", soci::into(verdict);
    EXPECT_EQ(verdict, "ok");
}

} // namespace
} // namespace etimbre::adapters::store
