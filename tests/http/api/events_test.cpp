#include "adapters/crypto/hashing.hpp"
#include "app/feed/sequence.hpp"
#include "http/api/events.hpp"
#include "office.hpp"

#include <boost/json/array.hpp>

namespace etimbre::http::api {
namespace {

constexpr auto treasury = "urn:etimbre:treasury:1";
constexpr auto auditor = "urn:etimbre:auditor:1";

class Events : public testing::Test {
protected:
    /// Gives what is owed its numbers, as the service does all the time.
    void sequence()
    {
        app::work::run_and_wait<bool>(office_.desk().write, [this](app::work::Unit& unit) {
            auto const now = office_.desk().clock();
            app::feed::Lease const lease{"one", now + std::chrono::seconds{5}};
            auto const piece = app::feed::next_piece(unit.feed, 100, adapters::crypto::sha256);
            return unit.feed.claim(lease, now) && app::feed::write_piece(unit.feed, piece, lease);
        });
    }
    server::Response ask(std::string const& query, std::string identity = treasury)
    {
        return office_.to_partner({.target = "/api/v1/events" + query, .identity = std::move(identity)});
    }
    static std::vector<std::string> types_in(server::Response const& response)
    {
        std::vector<std::string> types;
        auto const page = json_of(response); // a temporary would be gone before the first item is read
        for (auto const& item : page.at("items").as_array())
            types.emplace_back(text_in(item.as_object(), "type"));
        return types;
    }

    Office office_;
};

TEST_F(Events, APurchaseIsThereFromTheMoneyToTheStamp)
{
    office_.buy();
    sequence();
    auto const answer = ask("");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(types_in(answer), (std::vector<std::string>{"payment.captured", "order.paid", "stamp.issued"}));
    EXPECT_TRUE(json_of(answer).at("next_cursor").is_null());
    EXPECT_EQ(types_in(ask("", auditor)).size(), 3U);
}

TEST_F(Events, AReaderGoesOnWhereItStopped)
{
    office_.buy();
    sequence();
    auto const first = json_of(ask("?after=0&limit=2"));
    EXPECT_EQ(first.at("items").as_array().size(), 2U);
    EXPECT_EQ(text_in(first, "next_cursor"), "2");
    EXPECT_EQ(types_in(ask("?cursor=2&limit=2")), (std::vector<std::string>{"stamp.issued"}));
    EXPECT_EQ(types_in(ask("?after=3")), (std::vector<std::string>{}));
    auto const last = first.at("items").as_array().back().as_object();
    auto const next = json_of(ask("?after=2")).at("items").as_array().front().as_object();
    EXPECT_EQ(text_in(next, "prev_hash"), text_in(last, "hash"));
}

TEST_F(Events, WhatIsNoNumberIsRefused)
{
    for (auto const* const wrong : {"?after=-1", "?after=x", "?after=1.5", "?after=99999999999999999999"})
        EXPECT_EQ(pointers_of(ask(wrong)), std::vector<std::string>{"/after"}) << wrong;
    EXPECT_EQ(pointers_of(ask("?after=1&cursor=1")), std::vector<std::string>{"/after"});
    EXPECT_EQ(pointers_of(ask("?after=1&after=2")), std::vector<std::string>{"/after"});
    EXPECT_EQ(pointers_of(ask("?limit=201")), std::vector<std::string>{"/limit"});
}

TEST_F(Events, PostsDoNotReadWhatHappensAtOthers)
{
    for (auto const identity : {counter_of_paris, officer_of_paris})
        EXPECT_EQ(code_of(ask("", std::string{identity})), "E_ROLE");
}

} // namespace
} // namespace etimbre::http::api
