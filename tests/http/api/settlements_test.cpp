#include "app/settlement/ports.hpp"
#include "app/work/back_office.hpp"
#include "http/api/settlements.hpp"
#include "http/api/treasury_desk.hpp"
#include "office.hpp"

#include <boost/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <future>

namespace etimbre::http::api {
namespace {

constexpr auto treasury = "urn:etimbre:treasury:1";

/// The office, with a place for bodies whose disk fails where it is told to.
struct Settlements : testing::Test {
    Settlements()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-desk-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        folder = pattern;
        office.desk().treasury = std::make_shared<TreasuryDesk const>(SettlementDesk{
            .spool = [this] { return std::make_shared<server::SpooledBody>(folder / "incoming-"); },
            .keep =
                [this](
                    std::shared_ptr<server::SpooledBody> const& body,
                    std::string const& sha,
                    std::function<void(std::exception_ptr)> const& done
                ) {
                    if (disk_fails)
                        return done(std::make_exception_ptr(std::runtime_error{"the disk is full"}));
                    std::filesystem::rename(body->file(), folder / sha);
                    done(nullptr);
                },
            .wake = [this] { ++wakes; },
        });
    }
    ~Settlements() override { std::filesystem::remove_all(folder); }
    Settlements(Settlements const&) = delete;
    Settlements& operator=(Settlements const&) = delete;

    server::Response post(std::string_view bytes, std::string_view identity = treasury)
    {
        server::Router const router{partner_routes(office.desk())};
        auto request = std::make_shared<server::Request>();
        request->method = "POST";
        request->path = "/api/v1/settlements";
        request->request_id = "r";
        request->peer = {"192.0.2.7", std::string{identity}};
        auto const match = router.find(request->method, request->path);
        auto spool = match.route->spool(*request);
        if (!spool) return std::move(spool).error();
        (*spool)->add(bytes);
        request->spooled = *std::move(spool);
        std::promise<server::Response> given;
        match.route->handler(request, server::Answer{[&](auto make) { given.set_value(make()); }});
        return given.get_future().get();
    }
    server::Response get(std::string const& target, std::string_view identity = treasury)
    {
        return office.to_partner({.target = "/api/v1/settlements" + target, .identity = std::string{identity}}
        );
    }
    static boost::json::object json(server::Response const& response)
    {
        return boost::json::parse(response.body).as_object();
    }

    Office office;
    std::filesystem::path folder;
    bool disk_fails = false;
    int wakes = 0;
};

// The SHA-256 of "abc", FIPS 180-4.
constexpr auto sha_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_F(Settlements, AFileIsKeptAndOwed)
{
    auto const response = post("abc");
    EXPECT_EQ(response.status, 202U);
    EXPECT_EQ(json(response).at("settlement_id"), sha_of_abc);
    EXPECT_EQ(json(response).at("state"), "received");
    EXPECT_EQ(office.count("settlement_file"), 1);
    EXPECT_EQ(office.count("job"), 1);
    EXPECT_EQ(wakes, 1);
    EXPECT_TRUE(std::filesystem::exists(folder / sha_of_abc));
    auto const shown = json(get(std::string{"/"} + sha_of_abc));
    EXPECT_EQ(shown.at("uploaded_by"), treasury);
    EXPECT_EQ(shown.at("size_bytes"), 3);
}

TEST_F(Settlements, TheSameFileAgainChangesNothing)
{
    post("abc");
    auto const again = post("abc", "urn:etimbre:treasury:2");
    EXPECT_EQ(again.status, 202U);
    EXPECT_EQ(json(again).at("settlement_id"), sha_of_abc);
    EXPECT_EQ(office.count("settlement_file"), 1);
    EXPECT_EQ(json(get(std::string{"/"} + sha_of_abc)).at("uploaded_by"), treasury);
}

TEST_F(Settlements, ARefusedFileThatIsSentAgainIsOwedAgain)
{
    post("abc");
    app::work::run_and_wait<bool>(office.write(), [](app::work::Unit& unit) {
        return unit.back_office.settlement().reject(sha_of_abc, {}, {"why", 1, ""}, core::Instant{});
    });
    EXPECT_EQ(json(get(std::string{"/"} + sha_of_abc)).at("state"), "rejected");
    auto const again = post("abc", "urn:etimbre:treasury:2");
    EXPECT_EQ(again.status, 202U);
    EXPECT_EQ(json(again).at("state"), "received");
    auto const shown = json(get(std::string{"/"} + sha_of_abc));
    EXPECT_TRUE(shown.at("error").is_null());
    EXPECT_EQ(shown.at("uploaded_by"), "urn:etimbre:treasury:2");
    EXPECT_EQ(office.count("job"), 1);
}

TEST_F(Settlements, OnlyTheTreasurySendsThem)
{
    for (auto const identity :
         {counter_of_paris, officer_of_paris, std::string_view{"urn:etimbre:auditor:1"}}) {
        auto const response = post("abc", identity);
        EXPECT_EQ(response.status, 403U) << identity;
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    EXPECT_EQ(office.count("settlement_file"), 0);
}

TEST_F(Settlements, WhatTheDiskDoesNotTakeIsNotReceived)
{
    disk_fails = true;
    EXPECT_EQ(post("abc").status, 503U);
    EXPECT_EQ(office.count("settlement_file"), 0);
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST_F(Settlements, WithoutABodyThereIsNoFile)
{
    auto const response =
        office.to_partner({.method = "POST", .target = "/api/v1/settlements", .identity = treasury});
    EXPECT_EQ(response.status, 422U);
}

TEST_F(Settlements, WhatNobodySentIsNotFound)
{
    EXPECT_EQ(get("/" + std::string(64, '0')).status, 404U);
    EXPECT_EQ(get("/x").status, 404U);
    EXPECT_EQ(get("/" + std::string(64, '0'), "urn:etimbre:auditor:1").status, 404U);
    EXPECT_EQ(get("/x", counter_of_paris).status, 403U);
}

TEST_F(Settlements, TheListIsPaged)
{
    for (auto const* const bytes : {"a", "b", "c"}) {
        post(bytes);
        office.let_pass(std::chrono::seconds{1});
    }
    auto const first = json(get("?limit=2"));
    EXPECT_EQ(first.at("items").as_array().size(), 2U);
    auto const cursor = std::string{first.at("next_cursor").as_string()};
    auto const second = json(get("?limit=2&cursor=" + cursor));
    EXPECT_EQ(second.at("items").as_array().size(), 1U);
    EXPECT_TRUE(second.at("next_cursor").is_null());
    EXPECT_EQ(json(get("?state=received")).at("items").as_array().size(), 3U);
    EXPECT_EQ(json(get("?state=rejected")).at("items").as_array().size(), 0U);
    EXPECT_EQ(get("?state=lost").status, 422U);
    EXPECT_EQ(get("?cursor=x").status, 422U);
    EXPECT_EQ(get("?limit=0").status, 422U);
}

} // namespace
} // namespace etimbre::http::api
