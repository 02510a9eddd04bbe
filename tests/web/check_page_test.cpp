#include "buying.hpp"
#include "domain/stamp/number.hpp"
#include "http/server/form.hpp"

namespace etimbre::web {
namespace {

using http::api::header_of;
using http::server::Response;

class CheckPage : public Buying {
protected:
    Response check(std::string_view typed, std::string const& language = "en")
    {
        return post('/' + language + "/check", "code=" + http::server::encode_form_text(typed));
    }
};

TEST_F(CheckPage, ACodeIsToldWithAllThatItSaysItself)
{
    auto const bought = office_.buy();
    auto const answer = check(bought.text);
    EXPECT_EQ(answer.status, 200U);
    EXPECT_TRUE(answer.body.contains("<h1>Valid</h1>"));
    EXPECT_TRUE(answer.body.contains("860.00\u00A0MAD"));
    EXPECT_TRUE(answer.body.contains(domain::stamp::grouped(bought.number)));
}

TEST_F(CheckPage, ByItsNumberOnlyServicePostAndStateAreTold)
{
    auto const bought = office_.buy();
    auto const answer = check(domain::stamp::grouped(bought.number));
    EXPECT_TRUE(answer.body.contains("<h1>Valid</h1>"));
    EXPECT_TRUE(answer.body.contains("Consulate"));
    for (auto const* const hidden : {"860", "Valid until", "Issued on", "example.org"})
        EXPECT_FALSE(answer.body.contains(hidden)) << hidden;
    EXPECT_FALSE(answer.body.contains(domain::stamp::grouped(bought.number)));
}

TEST_F(CheckPage, AUsedStampIsCalledUsed)
{
    auto const bought = office_.buy();
    office_.redeem(R"({"text":")" + bought.text + R"(","service":"PAS-EST"})", "k");
    EXPECT_TRUE(check(bought.text).body.contains("<h1>Already used</h1>"));
    EXPECT_TRUE(check(bought.number, "fr").body.contains("<h1>Déjà utilisé</h1>"));
}

TEST_F(CheckPage, ACodeThatWeDidNotMakeIsRefusedInOneWordWhateverIsWrongWithIt)
{
    auto text = office_.buy().text;
    text.at(text.size() / 2) = text.at(text.size() / 2) == '0' ? '1' : '0';
    for (auto const& wrong : {text, std::string{"CS1:"}, std::string{"CS1:<script>"}, std::string(1900, 'x')})
        EXPECT_TRUE(check(wrong).body.contains("<h1>This is not a stamp of ours</h1>")) << wrong;
}

TEST_F(CheckPage, AMistypedNumberIsAMistakeBesideTheFieldAndStays)
{
    auto const answer = check("4071 <b>");
    EXPECT_EQ(answer.status, 422U);
    EXPECT_TRUE(answer.body.contains("4071 &lt;b&gt;"));
    EXPECT_TRUE(answer.body.contains(R"(href="#code")"));
    EXPECT_TRUE(answer.body.contains(R"(aria-invalid="true")"));
    EXPECT_TRUE(check("407188").body.contains("A number has 16 digits"));
    EXPECT_TRUE(check("  ").body.contains("Type a number or paste the text of the code"));
}

TEST_F(CheckPage, NumbersAreLookedUpAsSeldomAsByTheInterfaceForPrograms)
{
    auto const number = office_.buy().number;
    unsigned status = 200;
    int looked = 0;
    for (; looked < 10 && status == 200; ++looked) {
        auto const answer = check(number);
        status = answer.status;
        EXPECT_EQ(status == 429, !header_of(answer, "Retry-After").empty());
        office_.let_pass(std::chrono::seconds{1});
    }
    EXPECT_EQ(status, 429U);
    EXPECT_LE(looked, 7);
    EXPECT_EQ(office_.post("/api/v1/checks", R"({"number":")" + number + R"("})").status, 429U);
}

TEST_F(CheckPage, AnotherSiteCannotAskForSomebody)
{
    headers_.emplace_back("sec-fetch-site", "cross-site");
    EXPECT_EQ(check("4071").status, 403U);
}

TEST_F(CheckPage, OnlyHereTheCameraAndTheEngineOfTheScannerMayRun)
{
    auto const policy = [&](std::string const& target) {
        auto const page = get(target);
        return std::string{header_of(page, "Content-Security-Policy")} + " | " +
               std::string{header_of(page, "Permissions-Policy")};
    };
    auto const here = policy("/fr/check");
    EXPECT_TRUE(here.contains("'wasm-unsafe-eval'; connect-src 'self'")) << here;
    EXPECT_TRUE(here.contains("camera=(self)"));
    EXPECT_FALSE(here.contains("'unsafe-"));
    auto const elsewhere = policy("/fr/posts/CG-PAR/person?PAS-EST=1");
    EXPECT_TRUE(elsewhere.contains("camera=()"));
    EXPECT_FALSE(elsewhere.contains("wasm"));
}

TEST_F(CheckPage, EachAnswerHasAnotherNonce)
{
    EXPECT_NE(
        header_of(get("/fr/check"), "Content-Security-Policy"),
        header_of(get("/fr/check"), "Content-Security-Policy")
    );
}

TEST_F(CheckPage, AServiceThatCannotLookDoesNotCallTheStampWrong)
{
    auto const number = office_.buy().number;
    office_.read().mood = http::api::LaneAtOnce::Mood::full;
    EXPECT_EQ(check(number).status, 503U);
}

TEST_F(CheckPage, AnUnknownLanguageIsNotFound)
{
    EXPECT_EQ(get("/de/check").status, 404U);
    EXPECT_EQ(check("4071", "de").status, 404U);
}

} // namespace
} // namespace etimbre::web
