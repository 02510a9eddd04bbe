#include "http/api/webhooks_json.hpp"
#include "http/server/fields.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

app::webhook::Endpoint sample()
{
    auto const at = core::from_rfc3339("2026-12-01T09:30:00Z").value();
    return {
        .id = {std::string(32, 'a')},
        .owner = "CG-PAR",
        .url = "https://x.example/",
        .types = {"stamp.issued"},
        .created_at = at,
        .moved_at = at,
        .delivered_seq = 7,
    };
}

TEST(WebhooksJson, SaysWhereAnEndpointStands)
{
    EXPECT_EQ(
        endpoint_json(sample()),
        R"({"webhook_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","owner":"CG-PAR","url":"https://x.example/",)"
        R"("types":["stamp.issued"],"state":"active","reason":"","delivered_seq":7,"failures":0,"next_try_at":null,)"
        R"("created_at":"2026-12-01T09:30:00Z","moved_at":"2026-12-01T09:30:00Z"})"
    );
    auto later = sample();
    later.next_try = later.created_at;
    EXPECT_TRUE(endpoint_json(later).contains(R"("next_try_at":"2026-12-01T09:30:00Z")"));
}

TEST(WebhooksJson, APageSaysWhereTheNextBegins)
{
    EXPECT_EQ(endpoints_json({}, ""), R"({"items":[],"next_cursor":null})");
    EXPECT_TRUE(endpoints_json({sample()}, "b").ends_with(R"(}],"next_cursor":"b"})"));
}

TEST(WebhooksJson, AReplayNamesAnEntry)
{
    std::vector<server::FieldError> errors;
    EXPECT_EQ(parse_replay(server::parse_json(R"({"after":7})").value(), errors), 7);
    EXPECT_TRUE(errors.empty());
    for (auto const* const wrong :
         {"{}", R"({"after":-1})", R"({"after":"7"})", R"({"after":7,"x":1})", "[]"}) {
        errors.clear();
        parse_replay(server::parse_json(wrong).value(), errors);
        EXPECT_FALSE(errors.empty()) << wrong;
    }
}

} // namespace
} // namespace etimbre::http::api
