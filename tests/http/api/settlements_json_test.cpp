#include "http/api/settlements_json.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

using app::settlement::State;

boost::json::object json_of(SettlementView const& view)
{
    return boost::json::parse(settlement_json(view)).as_object();
}

SettlementView view_in(State state)
{
    SettlementView view;
    view.file.sha = std::string(64, 'a');
    view.file.state = state;
    view.file.summary = {
        .format = "csv", .acquirer = "cmi", .currency = "MAD", .entries = {}, .lines = {1, 100, 2, 98}
    };
    return view;
}

TEST(SettlementsJson, AFileThatIsNotReadYetHasNoSums)
{
    SettlementView view;
    view.file.sha = std::string(64, 'a');
    auto const json = json_of(view);
    EXPECT_EQ(json.at("state"), "received");
    for (auto const* const name : {"format", "acquirer", "entries", "lines", "error", "decided_at"})
        EXPECT_TRUE(json.at(name).is_null()) << name;
}

TEST(SettlementsJson, SumsAreMoney)
{
    auto const json = json_of(view_in(State::published));
    EXPECT_EQ(json.at("lines").at("count"), 1);
    EXPECT_EQ(json.at("lines").at("net").at("amount_minor"), "98");
    EXPECT_EQ(json.at("entries").at("count"), 0);
}

TEST(SettlementsJson, ARefusedFileSaysWhy)
{
    auto view = view_in(State::rejected);
    view.file.error = {"not a date", 7, "sold_on"};
    auto const json = json_of(view);
    EXPECT_EQ(json.at("error").at("line"), 7);
    EXPECT_EQ(json.at("error").at("element"), "sold_on");
    EXPECT_TRUE(json.at("lines").is_null());
}

TEST(SettlementsJson, AtMostSoManyStatementsAreShown)
{
    auto view = view_in(State::published);
    view.statements.resize(shown_statements + 1);
    view.statements.front().revision = 2;
    view.statements.front().laid.head.copy = domain::settlement::Copy::copy_of_duplicate;
    auto const json = json_of(view);
    EXPECT_EQ(json.at("statements").as_array().size(), shown_statements);
    EXPECT_EQ(json.at("more_statements"), true);
    EXPECT_EQ(json.at("statements").at(0).at("revision"), 2);
    EXPECT_EQ(json.at("statements").at(0).at("copy"), "CODU");
    EXPECT_TRUE(json.at("statements").at(1).at("revision").is_null());
}

} // namespace
} // namespace etimbre::http::api
