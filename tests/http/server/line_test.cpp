#include "http/server/line.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <optional>

namespace etimbre::http::server {
namespace {

namespace asio = boost::asio;

Task<void> keep(Task<bool> task, std::optional<bool>& result)
{
    result = co_await std::move(task);
}

/// A line over one end of a pair of sockets; the test holds the other end.
class ALine : public testing::Test {
protected:
    ALine()
    {
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_.data());
        Socket socket{context_.get_executor()};
        socket.assign(asio::ip::tcp::v4(), ends_[0]);
        line_.emplace(std::move(socket), plain_stream(ends_[0]), scratch_);
    }
    ~ALine() override { ::close(ends_[1]); }

    /// Begins what takes a while and goes on as far as that is possible now.
    std::optional<bool>& begin(Task<bool> task)
    {
        result_.reset();
        asio::co_spawn(context_, keep(std::move(task), result_), asio::detached);
        return go_on();
    }
    std::optional<bool>& go_on()
    {
        context_.restart();
        context_.poll();
        return result_;
    }

    asio::io_context context_{1};
    std::array<int, 2> ends_{};
    std::array<char, 8> scratch_{};
    std::optional<bool> result_;
    std::optional<Line> line_;
};

TEST_F(ALine, FillsWithWhatComes)
{
    EXPECT_FALSE(begin(line_->fill()).has_value()) << "nothing has come";
    ASSERT_EQ(::write(ends_[1], "hello", 5), 5);
    EXPECT_EQ(go_on(), true);
    EXPECT_EQ(line_->received, "hello");
}

TEST_F(ALine, KeepsWhatIsMoreThanOneRead)
{
    ASSERT_EQ(::write(ends_[1], "0123456789ab", 12), 12);
    EXPECT_EQ(begin(line_->fill()), true);
    EXPECT_EQ(begin(line_->fill()), true);
    EXPECT_EQ(line_->received, "0123456789ab");
}

TEST_F(ALine, ADeadlineEndsTheWait)
{
    begin(line_->fill());
    line_->expire();
    EXPECT_EQ(go_on(), false);
    EXPECT_TRUE(line_->is_timed_out());
    line_->allow(std::chrono::seconds{1});
    EXPECT_FALSE(line_->is_timed_out()) << "a new turn, a new deadline";
    ASSERT_EQ(::write(ends_[1], "x", 1), 1);
    EXPECT_EQ(begin(line_->fill()), true);
}

TEST_F(ALine, ACutEndsThisWaitAndTheNext)
{
    begin(line_->fill());
    line_->cut();
    EXPECT_EQ(go_on(), false);
    EXPECT_FALSE(line_->is_timed_out());
    line_->allow(std::chrono::seconds{1});
    EXPECT_EQ(begin(line_->fill()), false);
}

TEST_F(ALine, APeerThatLeavesEndsTheWait)
{
    begin(line_->fill());
    ::shutdown(ends_[1], SHUT_WR);
    EXPECT_EQ(go_on(), false);
    EXPECT_FALSE(line_->is_timed_out());
}

TEST_F(ALine, FlushesAsFastAsThePeerReads)
{
    std::string const bytes(1UZ << 20U, 'x');
    EXPECT_FALSE(begin(line_->flush(bytes)).has_value());
    std::array<char, 65536> read{};
    std::size_t total = 0;
    while (!result_) {
        for (auto got = ::read(ends_[1], read.data(), read.size()); got > 0;
             got = ::read(ends_[1], read.data(), read.size()))
            total += static_cast<std::size_t>(got);
        go_on();
    }
    EXPECT_EQ(result_, true);
    for (auto got = ::read(ends_[1], read.data(), read.size()); got > 0;
         got = ::read(ends_[1], read.data(), read.size()))
        total += static_cast<std::size_t>(got);
    EXPECT_EQ(total, bytes.size());
}

} // namespace
} // namespace etimbre::http::server
