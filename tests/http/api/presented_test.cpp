#include "http/api/presented.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

Shown parse(std::string_view body, std::vector<server::FieldError>& errors)
{
    auto const value = *server::parse_json(body);
    server::Fields fields{value, "", errors};
    return parse_shown(fields);
}

TEST(Shown, ExactlyOneOfTextAndNumberIsShown)
{
    std::vector<server::FieldError> errors;
    EXPECT_EQ(parse(R"({"text":"CS1:\n"})", errors).text, "CS1:\n");
    EXPECT_EQ(parse(R"({"number":""})", errors).number, "");
    EXPECT_TRUE(errors.empty());
    parse("{}", errors);
    parse(R"({"text":"a","number":"b"})", errors);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors.at(0).code, "missing");
    EXPECT_EQ(errors.at(1).code, "conflict");
}

TEST(Examine, ANumberIsReadAndACodeIsVerified)
{
    Office office;
    auto const bought = office.buy();
    auto const now = office.desk().clock();
    auto const typed = examine(office.desk(), {std::nullopt, "4071 8835 2906 1770"}, now);
    EXPECT_EQ(typed->number, "4071883529061770");
    EXPECT_FALSE(typed->verified);

    auto const scanned = examine(office.desk(), {bought.text, std::nullopt}, now);
    EXPECT_EQ(scanned->number, bought.number);
    EXPECT_EQ(scanned->verified->claims.mission, "CG-PAR");
    EXPECT_EQ(
        examine(office.desk(), {bought.text, std::nullopt}, now - std::chrono::hours{1}).error().reason,
        core::Reason::not_yet_valid
    );
}

} // namespace
} // namespace etimbre::http::api
