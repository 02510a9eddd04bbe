#include "http/api/ledger.hpp"
#include "office.hpp"

#include <boost/json/array.hpp>

namespace etimbre::http::api {
namespace {

constexpr auto treasury = "urn:etimbre:treasury:1";

class Ledger : public testing::Test {
protected:
    server::Response ask(std::string const& target, std::string accept = "", std::string identity = treasury)
    {
        Sent sent{.target = "/api/v1/ledger/" + target, .identity = std::move(identity)};
        if (!accept.empty()) sent.headers.emplace_back("accept", std::move(accept));
        return office_.to_partner(sent);
    }
    static std::size_t items_in(server::Response const& response)
    {
        return json_of(response).at("items").as_array().size();
    }

    Office office_;
};

TEST_F(Ledger, APurchaseMovesTheAccountsOfTheAcquirerAndThePost)
{
    office_.buy();
    auto const answer = ask("accounts");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_EQ(items_in(answer), 4U) << answer.body;
    auto const total = json_of(ask("trial-balance")).at("totals").as_array().front().as_object();
    EXPECT_EQ(text_in(total.at("balance").as_object(), "amount_minor"), "0");
}

TEST_F(Ledger, AccountsAndTransfersComeInPages)
{
    office_.buy();
    auto const first = json_of(ask("accounts?limit=3"));
    EXPECT_EQ(first.at("items").as_array().size(), 3U);
    EXPECT_EQ(items_in(ask("accounts?cursor=" + text_in(first, "next_cursor"))), 1U);

    auto const page = json_of(ask("transfers?limit=2"));
    EXPECT_EQ(page.at("items").as_array().size(), 2U);
    auto const rest = json_of(ask("transfers?cursor=" + text_in(page, "next_cursor")));
    EXPECT_EQ(rest.at("items").as_array().size(), 1U);
    EXPECT_TRUE(rest.at("next_cursor").is_null());
}

TEST_F(Ledger, TransfersAreFoundByAccountPostAndDay)
{
    office_.buy();
    EXPECT_EQ(items_in(ask("transfers?account=receivable:cmi:MAD")), 1U);
    EXPECT_EQ(items_in(ask("transfers?mission=CG-PAR")), 2U);
    EXPECT_EQ(items_in(ask("transfers?date=2026-09-21")), 3U);
    EXPECT_EQ(items_in(ask("transfers?date=2026-09-22")), 0U);
}

TEST_F(Ledger, BeforeAnythingHappenedNothingHadMoved)
{
    office_.buy();
    EXPECT_EQ(items_in(ask("trial-balance?at=2020-01-01T00:00:00Z")), 0U);
}

TEST_F(Ledger, WhoAsksForCsvGetsCsv)
{
    office_.buy();
    for (auto const* const what : {"accounts", "transfers", "trial-balance"}) {
        auto const answer = ask(what, "text/csv");
        EXPECT_TRUE(answer.content_type.starts_with("text/csv")) << what;
        EXPECT_NE(answer.body.find("\r\n"), std::string::npos);
    }
    EXPECT_EQ(header_of(ask("transfers?limit=1", "text/csv"), "Next-Cursor").empty(), false);
}

TEST_F(Ledger, WhatIsNoMomentDayOrCursorIsRefused)
{
    EXPECT_EQ(pointers_of(ask("trial-balance?at=noon")), std::vector<std::string>{"/at"});
    EXPECT_EQ(pointers_of(ask("transfers?date=2026-13-01")), std::vector<std::string>{"/date"});
    EXPECT_EQ(pointers_of(ask("transfers?cursor=!")), std::vector<std::string>{"/cursor"});
    EXPECT_EQ(pointers_of(ask("transfers?account=a&account=b")), std::vector<std::string>{"/account"});
}

TEST_F(Ledger, ADayThatIsOpenOrNoneIsNotFound)
{
    for (auto const* const day : {"2026-09-21", "yesterday"})
        EXPECT_EQ(code_of(ask(std::string{"days/"} + day)), "E_NOT_FOUND");
}

TEST_F(Ledger, PostsDoNotReadTheBooks)
{
    for (auto const* const what : {"accounts", "transfers", "trial-balance", "days/2026-09-21"})
        EXPECT_EQ(code_of(ask(what, "", std::string{officer_of_paris})), "E_ROLE");
}

} // namespace
} // namespace etimbre::http::api
