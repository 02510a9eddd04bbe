#include "app/webhook/manage.hpp"
#include "app/work/back_office.hpp"
#include "http/api/webhooks.hpp"
#include "office.hpp"

#include <boost/json/array.hpp>

namespace etimbre::http::api {
namespace {

constexpr auto treasury = "urn:etimbre:treasury:1";
constexpr auto auditor = "urn:etimbre:auditor:1";
constexpr auto paris = "urn:etimbre:mission:CG-PAR:officer:7";
constexpr auto counter = "urn:etimbre:mission:CG-PAR:counter:3";

class Webhooks : public testing::Test {
protected:
    Webhooks()
    {
        add('a', "treasury");
        add('b', "CG-PAR");
        add('c', "CG-LYS");
    }
    void add(char letter, std::string owner)
    {
        app::work::run_and_wait<bool>(office_.desk().write, [&](app::work::Unit& unit) {
            unit.back_office.endpoints().insert(
                {.id = {std::string(32, letter)},
                 .owner = owner,
                 .url = "https://x.example/",
                 .created_at = core::instant_of_unix(letter)}
            );
            return true;
        });
    }
    server::Response ask(std::string const& target, std::string identity)
    {
        return office_.to_partner({.target = "/api/v1/webhooks" + target, .identity = std::move(identity)});
    }
    server::Response
    change(char letter, std::string const& word, std::string identity, std::string body = "{}")
    {
        return office_.to_partner(
            {.method = "POST",
             .target = "/api/v1/webhooks/" + std::string(32, letter) + "/" + word,
             .body = std::move(body),
             .identity = std::move(identity)}
        );
    }
    static std::string letters_in(server::Response const& response)
    {
        std::string letters;
        auto const page = json_of(response);
        for (auto const& item : page.at("items").as_array())
            letters += text_in(item.as_object(), "webhook_id").substr(0, 1);
        return letters;
    }

    Office office_;
};

TEST_F(Webhooks, TheStateSeesAllAndAPostItsOwn)
{
    EXPECT_EQ(letters_in(ask("", treasury)), "abc");
    EXPECT_EQ(letters_in(ask("", auditor)), "abc");
    EXPECT_EQ(letters_in(ask("", paris)), "b");
    EXPECT_EQ(ask("", counter).status, 403U);
}

TEST_F(Webhooks, AreReadInPages)
{
    auto const first = ask("?limit=2", treasury);
    EXPECT_EQ(letters_in(first), "ab");
    auto const next = text_in(json_of(first), "next_cursor");
    EXPECT_EQ(letters_in(ask("?limit=2&cursor=" + next, treasury)), "c");
    EXPECT_EQ(ask("?cursor=x", treasury).status, 422U);
}

TEST_F(Webhooks, AnOwnerPausesAndResumesTheOwn)
{
    auto const paused = change('b', "pause", paris);
    EXPECT_EQ(paused.status, 200U);
    EXPECT_EQ(text_in(json_of(paused), "state"), "paused");
    EXPECT_EQ(text_in(json_of(change('b', "resume", treasury)), "state"), "active");
    for (auto const* const word : {"pause", "resume"}) EXPECT_EQ(change('c', word, paris).status, 404U);
    EXPECT_EQ(change('b', "pause", auditor).status, 403U);
    EXPECT_EQ(change('b', "pause", paris, R"({"x":1})").status, 422U);
    EXPECT_EQ(change('b', "pause", paris, "{").status, 400U);
}

TEST_F(Webhooks, AReplayReachesNoFurtherThanTheFeed)
{
    EXPECT_EQ(change('b', "replay", paris, R"({"after":0})").status, 200U);
    EXPECT_EQ(change('b', "replay", paris, R"({"after":1})").status, 422U);
    EXPECT_EQ(change('b', "replay", paris, "{}").status, 422U);
    EXPECT_EQ(change('c', "replay", paris, R"({"after":0})").status, 404U);
    EXPECT_EQ(change('b', "replay", paris, "").status, 400U);
}

TEST_F(Webhooks, TheEventsOfAnEndpointAreItsOwnersToRead)
{
    EXPECT_EQ(ask("/" + std::string(32, 'b') + "/events", paris).status, 200U);
    EXPECT_EQ(ask("/" + std::string(32, 'c') + "/events", paris).status, 404U);
    EXPECT_EQ(ask("/" + std::string(32, 'b') + "/events?after=x", paris).status, 422U);
}

} // namespace
} // namespace etimbre::http::api
