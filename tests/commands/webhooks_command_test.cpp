#include "commands/db_command.hpp"
#include "commands/webhooks_command.hpp"
#include "core/id.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'790'000'000);
}

struct WebhooksCommand : ::testing::Test {
    TempKeys state;
    std::ostringstream out;
    std::ostringstream err;
    WebhooksAt at{state.settings(), clock_of_tests, out, err};

    WebhooksCommand()
    {
        std::ostringstream quiet;
        state.init();
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             clock_of_tests()},
            quiet
        );
    }
    /// What it printed since the last time, without its line feed.
    std::string said()
    {
        auto text = out.str();
        out.str("");
        if (!text.empty()) text.pop_back();
        return text;
    }
    std::string added(std::string owner = "CG-PAR")
    {
        EXPECT_EQ(webhooks_add(at, {std::move(owner), "https://x.example/", {"stamp.issued"}, {}}), 0);
        return said();
    }
};

TEST_F(WebhooksCommand, AnEndpointIsRegisteredAndListed)
{
    auto const id = added();
    EXPECT_TRUE(core::is_id(id)) << id;
    EXPECT_EQ(webhooks_list(at, false), 0);
    EXPECT_THAT(said(), HasSubstr(id + "  CG-PAR  active"));
    EXPECT_EQ(webhooks_list(at, true), 0);
    EXPECT_THAT(said(), StartsWith(R"({"items":[{"webhook_id":")" + id));
}

TEST_F(WebhooksCommand, WhoIsNobodyOwnsNothing)
{
    EXPECT_EQ(webhooks_add(at, {"CG-XXX", "https://x.example/", {}, {}}), 1);
    EXPECT_EQ(err.str(), "The owner is treasury, or the code of a post.\n");
}

TEST_F(WebhooksCommand, AnAddressThatCannotBeIsRefusedWithASentence)
{
    EXPECT_EQ(webhooks_add(at, {"treasury", "https://10.0.0.1/", {}, {}}), 1);
    EXPECT_EQ(err.str(), "The host must be a name.\n");
    EXPECT_EQ(webhooks_list(at, true), 0);
    EXPECT_EQ(said(), R"({"items":[],"next_cursor":null})");
}

TEST_F(WebhooksCommand, EveryChangeSaysHowItStandsThen)
{
    auto const id = added("treasury");
    EXPECT_EQ(webhooks_pause(at, id), 0);
    EXPECT_EQ(said(), id + " paused");
    EXPECT_EQ(webhooks_resume(at, id), 0);
    EXPECT_EQ(said(), id + " active");
    EXPECT_EQ(webhooks_replay(at, id, 0), 0);
    EXPECT_EQ(said(), id + " active");
    EXPECT_EQ(webhooks_replay(at, id, 1), 1);
    EXPECT_EQ(webhooks_remove(at, id), 0);
    EXPECT_EQ(said(), id + " removed");
    EXPECT_EQ(webhooks_resume(at, id), 1);
    EXPECT_THAT(err.str(), EndsWith("There is no such webhook.\n"));
}

TEST_F(WebhooksCommand, KeysArePublishedByTheirGeneration)
{
    EXPECT_EQ(webhooks_key(at), 0);
    auto const first = said();
    EXPECT_THAT(first, StartsWith("1 whpk_"));
    at.settings.webhooks.key_generations = {"2", "1"};
    EXPECT_EQ(webhooks_key(at), 0);
    auto const both = said();
    EXPECT_THAT(both, StartsWith("2 whpk_"));
    EXPECT_THAT(both, EndsWith("\n" + first));
}

TEST_F(WebhooksCommand, APingThatNobodyTakesSaysWhy)
{
    at.settings.webhooks.ports = {"1"};
    EXPECT_EQ(webhooks_add(at, {"treasury", "https://localhost:1/", {}, {}}), 0);
    EXPECT_EQ(webhooks_test(at, said()), 1);
    EXPECT_EQ(err.str(), "the address is not public: nothing was sent\n");
    EXPECT_EQ(webhooks_test(at, "nothing"), 1);
}

} // namespace
} // namespace etimbre::commands
