#include "office.hpp"

namespace etimbre::http::api {
namespace {

TEST(Health, TheProcessSaysThatItAnswers)
{
    Office office;
    auto const response = office.to_ops({.target = "/healthz"});
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, "ok");
}

TEST(Readiness, AServiceThatCanReadWriteAndSignIsReady)
{
    Office office;
    auto const response = office.to_ops({.target = "/readyz"});
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, R"({"ready":true,"reasons":[],"warnings":[]})");
}

TEST(Readiness, EveryReasonAgainstItIsSaid)
{
    Office office;
    office.read().mood = LaneAtOnce::Mood::broken;
    office.write().mood = LaneAtOnce::Mood::full;
    office.let_pass(std::chrono::days{400});
    auto const response = office.to_ops({.target = "/readyz"});
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(json_of(response).at("reasons").as_array().size(), 3U);
}

TEST(Readiness, AServiceThatIsEndingIsNotReadyThoughAllElseIsWell)
{
    Office office;
    office.desk().troubles = [] { return Troubles{.reasons = {"the service is ending"}}; };
    auto const response = office.to_ops({.target = "/readyz"});
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(response.body, R"({"ready":false,"reasons":["the service is ending"],"warnings":[]})");
}

TEST(Readiness, AWarningIsNoReasonAgainstIt)
{
    Office office;
    office.desk().troubles = [] { return Troubles{.warnings = {"a list is out of date"}}; };
    auto const response = office.to_ops({.target = "/readyz"});
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, R"({"ready":true,"reasons":[],"warnings":["a list is out of date"]})");
}

} // namespace
} // namespace etimbre::http::api
