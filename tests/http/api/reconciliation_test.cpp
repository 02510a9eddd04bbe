#include "app/reconcile/ports.hpp"
#include "app/work/back_office.hpp"
#include "http/api/reconciliation.hpp"
#include "office.hpp"

#include <boost/json/array.hpp>

namespace etimbre::http::api {
namespace {

constexpr std::string_view treasury = "urn:etimbre:treasury:1";
constexpr std::string_view treasury_2 = "urn:etimbre:treasury:2";
constexpr std::string_view auditor = "urn:etimbre:auditor:1";
namespace recon = domain::reconciliation;

app::reconcile::Exception missing(char letter)
{
    app::reconcile::Exception exception;
    exception.id = std::string(32, letter);
    exception.subject_kind = "sale";
    exception.subject_id = std::string(32, letter);
    exception.code = recon::Code::missing;
    exception.acquirer = "cmi";
    exception.amount = core::Money::of_minor(86000, core::mad);
    exception.account = "receivable:cmi:MAD";
    exception.residue_minor = 86000;
    exception.day = std::chrono::floor<std::chrono::days>(opening);
    exception.detail = "in no file";
    exception.opened = opening + std::chrono::seconds{letter};
    return exception;
}

class Reconciliation : public testing::Test {
protected:
    void put(app::reconcile::Exception const& exception)
    {
        app::work::run_and_wait<bool>(office_.write(), [&](app::work::Unit& unit) {
            return unit.back_office.reconcile().exceptions.insert(
                exception,
                {exception.id, 1, "", "open", "open", "files", exception.detail, 0, exception.opened}
            );
        });
    }
    server::Response
    ask(std::string const& target, std::string accept = "", std::string_view identity = treasury)
    {
        Sent sent{.target = "/api/v1/reconciliation/" + target, .identity = std::string{identity}};
        if (!accept.empty()) sent.headers.emplace_back("accept", std::move(accept));
        return office_.to_partner(sent);
    }
    server::Response
    post(char letter, std::string const& step, std::string body, std::string_view identity = treasury)
    {
        return office_.to_partner(
            {.method = "POST",
             .target = "/api/v1/reconciliation/exceptions/" + std::string(32, letter) + "/" + step,
             .body = std::move(body),
             .identity = std::string{identity}}
        );
    }
    static std::vector<std::string> ids_in(server::Response const& response)
    {
        std::vector<std::string> ids;
        auto const page = json_of(response); // a loop does not keep what its range is made from
        for (auto const& item : page.at("items").as_array())
            ids.push_back(text_in(item.as_object(), "exception_id"));
        return ids;
    }

    Office office_;
};

TEST_F(Reconciliation, TheQueueIsReadPageByPageFromTheOldest)
{
    for (char const letter : {'a', 'b', 'c'}) put(missing(letter));
    auto const first = ask("exceptions?limit=2");
    ASSERT_EQ(first.status, 200U) << first.body;
    EXPECT_EQ(ids_in(first), (std::vector{std::string(32, 'a'), std::string(32, 'b')}));
    auto const rest = ask("exceptions?limit=2&cursor=" + text_in(json_of(first), "next_cursor"));
    EXPECT_EQ(ids_in(rest), std::vector{std::string(32, 'c')});
    EXPECT_TRUE(json_of(rest).at("next_cursor").is_null());
    EXPECT_EQ(header_of(ask("exceptions?limit=2", "text/csv"), "Next-Cursor").empty(), false);
}

TEST_F(Reconciliation, TheQueueIsReadByCodeAndState)
{
    put(missing('a'));
    put(missing('b'));
    ASSERT_EQ(post('b', "propose", R"({"action":"resolve","reason":"r"})").status, 200U);
    EXPECT_EQ(ids_in(ask("exceptions")).size(), 2U) << "what is proposed waits too";
    EXPECT_EQ(ids_in(ask("exceptions?state=open")), std::vector{std::string(32, 'a')});
    EXPECT_EQ(ids_in(ask("exceptions?state=proposed")), std::vector{std::string(32, 'b')});
    EXPECT_EQ(ids_in(ask("exceptions?state=all&code=MISSING")).size(), 2U);
    EXPECT_TRUE(ids_in(ask("exceptions?code=CHARGEBACK")).empty());
    EXPECT_EQ(pointers_of(ask("exceptions?state=closed")), std::vector<std::string>{"/state"});
}

TEST_F(Reconciliation, TwoCertificatesDecide)
{
    put(missing('a'));
    auto const proposed = post('a', "propose", R"({"action":"write_off","reason":"It will not come."})");
    ASSERT_EQ(proposed.status, 200U) << proposed.body;
    EXPECT_EQ(text_in(json_of(proposed), "proposed_by"), treasury);
    EXPECT_EQ(
        post('a', "propose", R"({"action":"write_off","reason":"It will not come."})").body, proposed.body
    );
    EXPECT_EQ(code_of(post('a', "approve", R"({"decision":"yes","reason":"r"})")), "E_SECOND_PERSON");
    auto const approved = post('a', "approve", R"({"decision":"yes","reason":"r"})", treasury_2);
    EXPECT_EQ(text_in(json_of(approved), "state"), "written_off") << approved.body;
    EXPECT_EQ(json_of(approved).at("history").as_array().size(), 3U);
    EXPECT_EQ(ask("exceptions/" + std::string(32, 'a')).body, approved.body);
    EXPECT_EQ(
        code_of(post('a', "approve", R"({"decision":"no","reason":"r"})", treasury_2)), "E_EXCEPTION_STATE"
    );
    EXPECT_TRUE(ids_in(ask("exceptions")).empty());
}

TEST_F(Reconciliation, WhoseNoItIsTheExceptionIsOpenAgain)
{
    put(missing('a'));
    post('a', "propose", R"({"action":"resolve","reason":"r"})");
    auto const refused = post('a', "approve", R"({"decision":"no","reason":"r"})", treasury_2);
    EXPECT_EQ(text_in(json_of(refused), "state"), "open");
    EXPECT_TRUE(json_of(refused).at("proposed_by").is_null());
}

TEST_F(Reconciliation, WhatIsWrongIsNamedAndWhatIsNotThereIsNotFound)
{
    put(missing('a'));
    EXPECT_EQ(
        pointers_of(post('a', "propose", R"({"action":"burn","reason":"r"})")),
        std::vector<std::string>{"/action"}
    );
    EXPECT_EQ(
        pointers_of(post('a', "approve", R"({"decision":true,"reason":"r"})")),
        std::vector<std::string>{"/decision"}
    );
    EXPECT_EQ(
        pointers_of(post('a', "approve", R"({"decision":"yes"})")), std::vector<std::string>{"/reason"}
    );
    EXPECT_EQ(code_of(post('b', "propose", R"({"action":"resolve","reason":"r"})")), "E_NOT_FOUND");
    EXPECT_EQ(code_of(post('b', "approve", R"({"decision":"yes","reason":"r"})")), "E_NOT_FOUND");
    EXPECT_EQ(code_of(ask("exceptions/x")), "E_NOT_FOUND");
    EXPECT_EQ(code_of(ask("days/yesterday")), "E_NOT_FOUND");
}

TEST_F(Reconciliation, ADayIsShownInBothForms)
{
    auto const answer = ask("days/2026-09-21");
    EXPECT_EQ(answer.status, 200U) << answer.body;
    EXPECT_EQ(text_in(json_of(answer), "day"), "2026-09-21");
    EXPECT_TRUE(ask("days/2026-09-21", "text/csv").content_type.starts_with("text/csv"));
}

TEST_F(Reconciliation, AuditorsReadAndNobodyElseDoes)
{
    put(missing('a'));
    auto const one = "exceptions/" + std::string(32, 'a');
    for (auto const& what : {std::string{"exceptions"}, one, std::string{"days/2026-09-21"}}) {
        EXPECT_EQ(ask(what, "", auditor).status, 200U) << what;
        EXPECT_EQ(code_of(ask(what, "", officer_of_paris)), "E_ROLE") << what;
    }
    EXPECT_EQ(code_of(post('a', "propose", R"({"action":"resolve","reason":"r"})", auditor)), "E_ROLE");
    EXPECT_EQ(code_of(post('a', "approve", R"({"decision":"yes","reason":"r"})", auditor)), "E_ROLE");
}

} // namespace
} // namespace etimbre::http::api
