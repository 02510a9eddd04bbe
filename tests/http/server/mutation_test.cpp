#include "client.hpp"
#include "mutation.hpp"
#include "serving.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>

namespace etimbre::http::server {
namespace {

using testing::ElementsAre;

constexpr std::uint64_t seed = 20261123;

/// More with ETIMBRE_MUTATIONS=100000.
int rounds()
{
    auto const* const wanted =
        std::getenv("ETIMBRE_MUTATIONS"); // NOLINT(concurrency-mt-unsafe): nobody sets one
    return wanted != nullptr ? std::stoi(wanted) : 3000;
}

std::size_t hidden_in(std::vector<std::string> const& targets)
{
    return static_cast<std::size_t>(std::ranges::count_if(targets, [](auto const& each) {
        return each.contains("hidden");
    }));
}

class AMutatedRequest : public testing::Test {
protected:
    Listener listener()
    {
        auto listener = plain_listener(told_);
        listener.limits.connections_per_address = 1000;
        return listener;
    }
    Router routes()
    {
        auto const answer_ok = [](auto const&, Answer answer) { answer(text_response(200, "ok")); };
        auto const count_hidden = [this](auto const&, Answer answer) {
            ++hidden_;
            answer(text_response(200, "this was hidden"));
        };
        return Router{{
            {.method = "GET", .pattern = "/hello", .handler = answer_ok},
            {.method = "GET", .pattern = "/hidden", .handler = count_hidden},
            {.method = "POST", .pattern = "/echo", .handler = answer_ok, .accepts = "text/plain"},
        }};
    }
    std::string exchange(std::string_view bytes)
    {
        Client client{server_.port()};
        client.send(bytes);
        client.finish();
        return client.receive_all();
    }

    Told told_;
    std::atomic<std::size_t> hidden_{0};
    Server server_{listener(), routes(), 1};
};

TEST_F(AMutatedRequest, HasOneAnswerAtMostAndHidesNoOther)
{
    Mutation mutation{seed};
    std::size_t answered = 0;
    std::size_t served = 0;
    for (int i = 0, end = rounds(); i < end; ++i) {
        auto const bytes = mutation.draw();
        auto const asked = requests_in(bytes);
        auto const before = hidden_.load();
        auto const received = exchange(bytes);
        auto const answers = answers_in(received);
        ASSERT_TRUE(answers) << i << "\n" << bytes << "\n----\n" << received;
        ASSERT_LE(answers->size(), asked.size()) << i << "\n" << bytes << "\n----\n" << received;
        ASSERT_LE(hidden_.load() - before, hidden_in(asked)) << i << "\n" << bytes;
        answered += answers->size();
        served += static_cast<std::size_t>(std::ranges::count(*answers, 200U));
    }
    RecordProperty("answers", std::to_string(answered));
    EXPECT_GT(served, 0U) << "not everything was refused";
    EXPECT_GT(answered, served) << "not everything was served";
    EXPECT_EQ(exchange("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").substr(0, 12), "HTTP/1.1 200") << "it lives";
}

// The judges themselves.

TEST(RequestsIn, AreThoseBeyondDoubt)
{
    std::string const hidden{"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"};
    std::string const post{"POST /echo HTTP/1.1\r\nHost: a\r\n"};
    EXPECT_THAT(requests_in(hidden + hidden), ElementsAre("/hidden HTTP/1.1", "/hidden HTTP/1.1"));
    EXPECT_EQ(hidden_in(requests_in(post + "Content-Length: 33\r\n\r\n" + hidden)), 0U);
    EXPECT_EQ(hidden_in(requests_in(post + "Content-Length: 5\r\n\r\nhello" + hidden)), 1U);
    for (auto const* const doubtful :
         {"Transfer-Encoding: gzip\r\n",
          "Content-Length: 5\r\nContent-Length: 5\r\n",
          "Content-Length: +5\r\n"})
        EXPECT_EQ(requests_in(post + doubtful + "\r\nhello" + hidden).size(), 1U) << doubtful;
}

TEST(AnswersIn, AreWholeAndFollowEachOther)
{
    std::string const answer{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"};
    EXPECT_THAT(answers_in(answer + answer).value(), ElementsAre(200U, 200U));
    EXPECT_THAT(answers_in("HTTP/1.1 100 Continue\r\n\r\n" + answer).value(), ElementsAre(200U));
    EXPECT_FALSE(answers_in(answer + "x"));
    EXPECT_FALSE(answers_in(answer.substr(0, answer.size() - 1)));
}

} // namespace
} // namespace etimbre::http::server
