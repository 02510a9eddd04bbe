#include "http/api/refund_approvals.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

constexpr auto treasury = "urn:etimbre:treasury:1";
constexpr auto treasury_2 = "urn:etimbre:treasury:2";

struct RefundApprovals : ::testing::Test {
    Office office;

    RefundApprovals() { office.desk().refund_terms.policy.approval_above_minor = 1; }

    /// The id of a refund of one bought stamp, which waits for the treasury.
    std::string waiting()
    {
        auto const bought = office.buy();
        auto const response = office.post(
            "/api/v1/orders/" + bought.order.id + "/refunds",
            R"({"stamps":[")" + bought.number + R"("],"reason":"r"})",
            {{"idempotency-key", "refund"}, {"authorization", "Bearer " + bought.order.token}}
        );
        return text_in(json_of(response), "refund_id");
    }
    server::Response
    approve(std::string const& id, std::string_view identity = treasury, std::string const& body = "{}")
    {
        return office.to_partner({
            .method = "POST",
            .target = "/api/v1/refunds/" + id + "/approve",
            .body = body,
            .identity = std::string{identity},
        });
    }
    server::Response list(std::string const& query = "", std::string_view identity = treasury)
    {
        return office.to_partner({.target = "/api/v1/refunds" + query, .identity = std::string{identity}});
    }
    std::size_t items(std::string const& query) { return json_of(list(query)).at("items").as_array().size(); }
};

TEST_F(RefundApprovals, TheTreasuryAllowsWhatWaits)
{
    auto const id = waiting();
    auto const response = approve(id);
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(text_in(json_of(response), "state"), "requested");
    EXPECT_EQ(text_in(json_of(response), "approved_by"), treasury);
    EXPECT_EQ(office.count("job"), 3)
        << "its sending, and what is left of the payment: a question, an expiry";
    EXPECT_EQ(approve(id).body, response.body) << "once more changes nothing";
    EXPECT_EQ(code_of(approve(id, treasury_2)), "E_REFUND_STATE");
}

TEST_F(RefundApprovals, NobodyElseMay)
{
    auto const id = waiting();
    for (auto const identity :
         {officer_of_paris, counter_of_paris, std::string_view{"urn:etimbre:auditor:1"}})
        EXPECT_EQ(code_of(approve(id, identity)), "E_ROLE");
    EXPECT_EQ(office.count("refund_approval"), 0);
}

TEST_F(RefundApprovals, AnUnknownRefundIsNotFound)
{
    EXPECT_EQ(approve(std::string(32, '0')).status, 404U);
    EXPECT_EQ(approve("x").status, 404U);
    EXPECT_EQ(code_of(approve("x", treasury, R"({"amount":1})")), "E_FIELDS");
}

TEST_F(RefundApprovals, TheListShowsThemByState)
{
    auto const id = waiting();
    EXPECT_EQ(items(""), 1U);
    EXPECT_EQ(items("?state=awaiting_approval"), 1U);
    EXPECT_EQ(items("?state=sending"), 0U);
    auto const refund = json_of(list()).at("items").at(0).as_object();
    EXPECT_EQ(text_in(refund, "refund_id"), id);
    EXPECT_TRUE(refund.at("approved_by").is_null());
    EXPECT_EQ(list("", "urn:etimbre:auditor:1").status, 200U);
    EXPECT_EQ(code_of(list("", officer_of_paris)), "E_ROLE");
}

TEST_F(RefundApprovals, TheListIsReadPageByPage)
{
    std::vector<std::string> made;
    for (int at = 0; at < 3; ++at) {
        made.push_back(waiting());
        office.let_pass(std::chrono::seconds{1});
    }
    std::vector<std::string> read;
    std::string query = "?limit=2";
    while (true) {
        auto const page = json_of(list(query));
        for (auto const& item : page.at("items").as_array())
            read.push_back(text_in(item.as_object(), "refund_id"));
        if (page.at("next_cursor").is_null()) break;
        query = "?limit=2&cursor=" + text_in(page, "next_cursor");
    }
    EXPECT_EQ(read, made);
}

TEST_F(RefundApprovals, AWrongQuestionIsNamed)
{
    EXPECT_EQ(pointers_of(list("?state=paid_in_cash")), std::vector<std::string>{"/state"});
    EXPECT_EQ(pointers_of(list("?cursor=nonsense")), std::vector<std::string>{"/cursor"});
    EXPECT_EQ(pointers_of(list("?cursor=x-" + std::string(32, '0'))), std::vector<std::string>{"/cursor"});
    EXPECT_EQ(pointers_of(list("?limit=0")), std::vector<std::string>{"/limit"});
}

} // namespace
} // namespace etimbre::http::api
