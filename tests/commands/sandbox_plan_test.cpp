#include "commands/sandbox_plan.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Not;

TEST(SandboxPlan, OnlyTheFoldersOfTheDatabaseTheJournalFilesAndTrustAreWritten)
{
    auto settings = TempState{}.settings();
    settings.store.database_file = "data/etimbre.db";
    EXPECT_THAT(
        sandbox_plan(settings).write,
        ElementsAre(
            settings.state_directory / "data",
            settings.state_directory / "journal",
            settings.state_directory / "settlements",
            settings.state_directory / "trust"
        )
    );
}

TEST(SandboxPlan, TheRootKeysAreOutOfReach)
{
    auto settings = TempState{}.settings();
    settings.keys.root_directory = "/media/roots";
    settings.keys.root_passphrase_file = "/safe/root-passphrase";
    auto const read = sandbox_plan(settings).read;
    EXPECT_THAT(read, Not(Contains("/media/roots")));
    EXPECT_THAT(read, Not(Contains("/safe")));
}

TEST(SandboxPlan, FilesThatTheConfigurationNamesAreReadByTheirFolders)
{
    auto settings = TempState{}.settings();
    settings.public_listener.certificate_file = "/srv/tls/public.pem";
    settings.keys.directory = "/srv/keys";
    auto const read = sandbox_plan(settings).read;
    EXPECT_THAT(read, Contains("/srv/tls"));
    EXPECT_THAT(read, Contains("/srv/keys"));
    EXPECT_THAT(read, Not(Contains("/")));
    EXPECT_THAT(read, Not(Contains("/etc")));
}

TEST(SandboxPlan, PortsAreThoseOfTheListenersOfTheAcquirerAndOfDns)
{
    auto settings = TempState{}.settings();
    settings.acquirers.front().api_url = "https://[::1]:7443/fim/api";
    EXPECT_THAT(sandbox_plan(settings).listen, ElementsAre(8443, 9443, 9100));
    EXPECT_THAT(sandbox_plan(settings).connect, ElementsAre(7443, 53, 443));
    settings.acquirers.front().api_url = "https://payment.example/fim/api";
    EXPECT_THAT(sandbox_plan(settings).connect, ElementsAre(443, 53, 443));
    settings.acquirers.push_back(
        {.name = "atlas", .api_url = "https://atlas.example:9/", .ca_file = "/srv/ca/a.pem"}
    );
    EXPECT_THAT(sandbox_plan(settings).connect, ElementsAre(443, 9, 53, 443));
    EXPECT_THAT(sandbox_plan(settings).read, Contains("/srv/ca"));
}

TEST(SandboxPlan, ReceiversOfTheFeedAreReachedByThePortsThatTheConfigurationNames)
{
    auto settings = TempState{}.settings();
    settings.acquirers.front().api_url = "https://[::1]:7443/fim/api";
    settings.webhooks.ports = {"443", "8443"};
    EXPECT_THAT(sandbox_plan(settings).connect, ElementsAre(7443, 53, 443, 8443));
    settings.webhooks.hands = 0;
    EXPECT_THAT(sandbox_plan(settings).connect, ElementsAre(7443, 53));
}

TEST(SandboxPlan, DatabaseServersAreReachedByTheirPortsAndNoDatabaseFileIsWritten)
{
    auto settings = TempState{}.settings();
    settings.acquirers.front().api_url = "https://[::1]:7443/fim/api";
    settings.store.engine = "mariadb";
    settings.store.servers = {"10.0.0.1:3306", "[::1]:3307", "unix:/run/db.sock"};
    settings.store.ca_file = "/srv/db/ca.pem";
    settings.store.password_file = "/srv/secret/db-password";
    auto const plan = sandbox_plan(settings);
    EXPECT_THAT(plan.connect, ElementsAre(7443, 53, 443, 3306, 3307));
    EXPECT_THAT(
        plan.write,
        ElementsAre(
            settings.state_directory / "journal",
            settings.state_directory / "settlements",
            settings.state_directory / "trust"
        )
    );
    EXPECT_THAT(plan.read, Contains("/srv/db"));
    EXPECT_THAT(plan.read, Contains("/srv/secret"));
}

TEST(SandboxPlan, TheMailServersPortIsReachedWhereThereIsOne)
{
    auto settings = TempState{}.settings();
    EXPECT_THAT(sandbox_plan(settings).connect, Not(Contains(587)));
    settings.mail.server = "relay.example";
    settings.mail.password_file = "/srv/mail/password";
    EXPECT_THAT(sandbox_plan(settings).connect, Contains(587));
    EXPECT_THAT(sandbox_plan(settings).read, Contains("/srv/mail"));
}

} // namespace
} // namespace etimbre::commands
