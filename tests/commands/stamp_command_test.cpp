#include "adapters/crypto/key_failure.hpp"
#include "commands/stamp_command.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <sstream>

using namespace etimbre;
using namespace etimbre::commands;
using testing::HasSubstr;

namespace {

std::string const vectors_file = PROJECT_ROOT "/tests/vectors/cs1-stamps.json";

boost::json::array const& vectors()
{
    static auto const value = [] {
        std::ifstream file{vectors_file};
        return boost::json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return value.at("tests").as_array();
}

std::string text_of(std::string_view id)
{
    for (auto const& each : vectors())
        if (each.at("id").as_string() == id) return std::string{each.at("text").as_string()};
    return "";
}

VerifyOptions options(std::string text)
{
    return {
        .text = std::move(text),
        .keys_file = vectors_file,
        .trust_directory = {},
        .service_issuer = "MA",
        .issuer = std::nullopt,
        .now = core::instant_of_unix(1790003600),
    };
}

struct Run {
    int status;
    std::string out;
    std::string err;
};

Run verify(VerifyOptions const& with, std::string const& input = "")
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    auto const status = stamp_verify(with, in, out, err);
    return {status, out.str(), err.str()};
}

Run number(std::string const& text, std::string const& input = "")
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    auto const status = stamp_number(text, in, out, err);
    return {status, out.str(), err.str()};
}

constexpr auto reference_answer =
    R"({"result":"OK","number":"4071883529061770","service":"PAS10","amount_minor":"12000","currency":"EUR",)"
    R"("mission":"PAR01","issued_at":"2026-09-21T14:13:20Z","expires_at":"2027-03-20T14:13:20Z","index":8123456})"
    "\n";

} // namespace

TEST(StampVerifyCommand, AStampIsAnsweredInJsonInAFixedOrder)
{
    auto with = options(text_of("ok-1"));
    with.json = true;
    auto const run = verify(with);
    EXPECT_EQ(run.out, reference_answer);
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
}

TEST(StampVerifyCommand, EveryVectorIsAnsweredFromStandardInputOneALine)
{
    for (auto const& each : vectors()) {
        auto with = options("-");
        with.now = core::instant_of_unix(each.at("now").as_int64());
        auto const run = verify(with, std::string{each.at("text").as_string()} + "\n");
        auto const answer = boost::json::parse(run.out).as_object();
        EXPECT_EQ(answer.at("result"), each.at("expect")) << each.at("id");
        EXPECT_EQ(answer.size(), each.at("expect").as_string() == "OK" ? 9U : 1U);
        EXPECT_EQ(run.status, each.at("expect").as_string() == "OK" ? 0 : 1);
    }
}

TEST(StampVerifyCommand, OneBadStampAmongGoodOnesIsANo)
{
    auto const good = text_of("ok-1");
    auto const run = verify(options("-"), good + "\r\n\nHC1:\n" + good);
    EXPECT_EQ(
        run.out,
        reference_answer + std::string{"{\"result\":\"E_PREFIX\"}\n{\"result\":\"E_PREFIX\"}\n"} +
            reference_answer
    );
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(verify(options("-"), good + "\n" + good + "\n").status, 0);
}

TEST(StampVerifyCommand, APersonReadsColumns)
{
    auto const good = verify(options(text_of("ok-1")));
    EXPECT_THAT(good.out, HasSubstr("result   OK\nnumber   4071\u00A08835\u00A02906\u00A01770\n"));
    EXPECT_THAT(good.out, HasSubstr("amount   120.00 EUR\n"));
    EXPECT_THAT(good.out, HasSubstr("expires  2027-03-20T14:13:20Z\n"));
    auto const bad = verify(options(text_of("e-kid")));
    EXPECT_EQ(bad.out, "result   E_KEY_UNKNOWN\nreason   signed by a key that is not trusted\n");
    EXPECT_EQ(bad.status, 1);
}

TEST(StampVerifyCommand, TheIssuerGivenStandsInPlaceOfTheFilesOwn)
{
    auto with = options(text_of("ok-1"));
    with.json = true;
    with.issuer = "MA";
    EXPECT_EQ(verify(with).out, "{\"result\":\"E_ISSUER\"}\n");
    with.issuer = "XY";
    EXPECT_EQ(verify(with).status, 0);
    with.issuer = "xy";
    EXPECT_EQ(verify(with).status, 2);
    EXPECT_EQ(verify(with).out, "");
}

TEST(StampVerifyCommand, AKeysFileThatIsNoneIsBadUsage)
{
    auto with = options(text_of("ok-1"));
    with.keys_file = PROJECT_ROOT "/tests/vectors/rfc9285.json";
    auto const run = verify(with);
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("rfc9285.json"));
    with.keys_file = "/missing/keys.json";
    EXPECT_EQ(verify(with).status, 2);
    EXPECT_EQ(verify(options("-"), "").status, 2);
}

TEST(StampVerifyCommand, WithoutAKeysFileTheServicesTrustListIsAsked)
{
    auto with = options(text_of("ok-1"));
    with.keys_file.reset();
    with.trust_directory = std::filesystem::temp_directory_path() / "etimbre-no-such-trust";
    EXPECT_THROW(verify(with), adapters::crypto::KeyFailure);
}

TEST(StampNumberCommand, ANumberIsAnsweredWithItsCanonicalForm)
{
    auto const run = number("4071 8835-2906.1770");
    EXPECT_EQ(run.out, "{\"result\":\"OK\",\"canonical\":\"4071883529061770\"}\n");
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
}

TEST(StampNumberCommand, AWrongNumberIsAnsweredWithItsCode)
{
    EXPECT_EQ(number("4071883529061771").out, "{\"result\":\"N_CHECK\"}\n");
    EXPECT_EQ(number("40718835").out, "{\"result\":\"N_LENGTH\"}\n");
    EXPECT_EQ(number("x").out, "{\"result\":\"N_CHAR\"}\n");
    EXPECT_EQ(number("x").status, 1);
    EXPECT_THAT(number("1770 2906 8835 4071").err, HasSubstr("reversed"));
}

TEST(StampNumberCommand, StandardInputIsAnsweredLineByLine)
{
    auto const run = number("-", "4071883529061770\n4071883529061771\n");
    EXPECT_EQ(run.out, "{\"result\":\"OK\",\"canonical\":\"4071883529061770\"}\n{\"result\":\"N_CHECK\"}\n");
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(number("-", "").status, 2);
}
