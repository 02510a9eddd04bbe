#include "http/server/stream.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace etimbre::http::server {
namespace {

std::array<int, 2> pair_of_sockets()
{
    std::array<int, 2> ends{};
    ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data());
    return ends;
}

class APlainStream : public testing::Test {
protected:
    ~APlainStream() override
    {
        ::close(ends_[0]);
        if (ends_[1] >= 0) ::close(ends_[1]);
    }
    void hang_up()
    {
        ::close(ends_[1]);
        ends_[1] = -1;
    }

    std::array<int, 2> ends_ = pair_of_sockets();
    std::unique_ptr<Stream> stream_ = plain_stream(ends_[0]);
    std::array<char, 100> buffer_{};
};

TEST_F(APlainStream, ReadsWhatIsThereAndNeverWaits)
{
    EXPECT_EQ(stream_->read(buffer_).flow, Flow::wants_read);
    ASSERT_EQ(::write(ends_[1], "hello", 5), 5);
    auto const step = stream_->read(buffer_);
    EXPECT_EQ(step.flow, Flow::done);
    EXPECT_EQ(std::string_view(buffer_.data(), step.bytes), "hello");
}

TEST_F(APlainStream, WritesUntilTheOtherEndIsFull)
{
    std::string const bytes(1UZ << 20U, 'x');
    auto step = stream_->write(bytes);
    EXPECT_EQ(step.flow, Flow::done);
    while (step.flow == Flow::done) step = stream_->write(bytes);
    EXPECT_EQ(step.flow, Flow::wants_write);
}

TEST_F(APlainStream, NoticesThatThePeerIsGoneWithoutASignal)
{
    hang_up();
    EXPECT_EQ(stream_->read(buffer_).flow, Flow::ended);
    EXPECT_EQ(stream_->write("x").flow, Flow::ended);
}

TEST_F(APlainStream, HasNoIdentityAndKeepsNothingBack)
{
    EXPECT_EQ(stream_->handshake().flow, Flow::done);
    EXPECT_EQ(stream_->identity(), "");
    EXPECT_FALSE(stream_->has_buffered());
}

} // namespace
} // namespace etimbre::http::server
