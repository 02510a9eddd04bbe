#include "adapters/store/prepared.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <atomic>
#include <functional>
#include <latch>
#include <thread>
#include <vector>

namespace etimbre::adapters::store {
namespace {

struct Numbered {
    std::string number;
};

/// How often one stamp was redeemed by counters that all try at once, each on a session of its own; for each
/// stamp.
class MariadbRedeemRace : public StoreTest {
protected:
    static constexpr int counters = 8;
    static constexpr int stamps = 20;

    using Redeem = std::function<bool(Session&, std::string const& number)>;

    std::vector<int> winners(Redeem const& redeem)
    {
        std::vector<std::atomic<int>> won(stamps);
        std::vector<std::jthread> threads;
        std::latch ready{counters};
        for (int counter = 0; counter < counters; ++counter)
            threads.emplace_back([&] {
                auto const session = database_.open();
                ready.arrive_and_wait();
                for (int stamp = 0; stamp < stamps; ++stamp)
                    if (redeem(*session, number_of(stamp + 1))) ++won.at(static_cast<std::size_t>(stamp));
            });
        threads.clear();
        return {won.begin(), won.end()};
    }

    void write_stamps()
    {
        for (int stamp = 0; stamp < stamps; ++stamp)
            write_stamp(unit_, static_cast<char>('a' + stamp), static_cast<std::uint32_t>(stamp));
    }
};

TEST_F(MariadbRedeemRace, HasOneWinner)
{
    write_stamps();
    std::atomic<int> tries = 0;
    auto const all = winners([&](Session& session, std::string const& number) {
        auto end = sample_end(number, 'r');
        end.id = std::string(28, 'r') + std::to_string(1000 + ++tries);
        return session.unit().stamp.stamps.end(end);
    });
    EXPECT_EQ(all, std::vector<int>(stamps, 1));
}

// What is wrong with it is what this kind of test must be able to see.
TEST_F(MariadbRedeemRace, SeesARedeemThatReadsChecksAndWritesWithoutAKey)
{
    session_->sql() << "CREATE TABLE planted_end (number CHAR(16) NOT NULL)";
    auto const all = winners([](Session& session, std::string const& number) {
        auto& sql = session.sql();
        if (Prepared<Numbered, Numbered>{sql, "SELECT number FROM planted_end WHERE number = :number LIMIT 1"}
                .one({number}))
            return false;
        Prepared<Numbered>{sql, "INSERT INTO planted_end (number) VALUES (:number)"}.run({number});
        return true;
    });
    EXPECT_NE(all, std::vector<int>(stamps, 1)) << "a second winner was not seen";
}

} // namespace
} // namespace etimbre::adapters::store
