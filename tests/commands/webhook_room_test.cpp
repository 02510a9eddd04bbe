#include "commands/keys_command.hpp"
#include "commands/webhook_room.hpp"
#include "temp_state.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

TEST(WebhookRoom, TheScheduleIsTheConfigurations)
{
    config::Webhooks webhooks;
    EXPECT_EQ(schedule_of(webhooks).pauses, domain::webhook::Schedule{}.pauses) << "and so is its default";
    webhooks.retry_seconds = {"1", "2"};
    EXPECT_EQ(schedule_of(webhooks).pauses.size(), 2U);
}

TEST(WebhookRoom, FilesAreLookedForInTheStateDirectory)
{
    config::Settings settings;
    settings.state_directory = "/srv/etimbre";
    EXPECT_EQ(courier_terms(settings).ca_file, "");
    settings.webhooks.ca_file = "ca.pem";
    EXPECT_EQ(courier_terms(settings).ca_file, "/srv/etimbre/ca.pem");
}

TEST(WebhookRoom, AHeaderHoldsASignatureOfEachGeneration)
{
    TempKeys const state;
    state.init();
    auto const places = state.at();
    auto const store = adapters::crypto::KeyStore::open(
        places.keys, adapters::crypto::read_passphrase(places.passphrase_file)
    );
    auto const header = signatures_of({store, {"2", "1"}}, "text");
    EXPECT_EQ(header.substr(0, 4), "v1a,");
    EXPECT_EQ(header.find(" v1a,"), 4U + 88U);
}

} // namespace
} // namespace etimbre::commands
