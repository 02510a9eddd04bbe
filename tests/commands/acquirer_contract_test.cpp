#include "commands/acquirer_contract.hpp"
#include "config/failure.hpp"
#include "temp_state.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

struct AcquirerContract : ::testing::Test {
    TempState state;
    config::Settings settings = state.settings();
    config::Acquirer acquirer;
};

TEST_F(AcquirerContract, SecretsComeFromTheFileOfCredentials)
{
    state.write(
        "acquirer.json", R"({"client_id":"600000001","store_key":"k|e\\y","api_name":"n","api_password":"p"})"
    );
    auto const contract = acquirer_contract(settings, acquirer);
    EXPECT_EQ(contract.client_id, "600000001");
    EXPECT_EQ(contract.store_key, "k|e\\y");
    EXPECT_EQ(contract.callback_url, "https://127.0.0.1:8443/api/v1/payments/est3dgate/callback");
}

TEST_F(AcquirerContract, SecretsMayStandInFilesOfTheirOwn)
{
    acquirer.credentials_file.clear();
    acquirer.client_id = "600000001";
    acquirer.store_key_file = "store-key";
    acquirer.api_name = "n";
    acquirer.api_password_file = "password";
    state.write("store-key", "secret\n");
    state.write("password", "another\n");
    EXPECT_EQ(acquirer_contract(settings, acquirer).store_key, "secret");
}

TEST_F(AcquirerContract, AMissingOrBrokenFileKeepsTheServiceFromStarting)
{
    EXPECT_THROW(acquirer_contract(settings, acquirer), config::ConfigFailure);
    state.write("acquirer.json", R"({"client_id":"600000001"})");
    EXPECT_THROW(acquirer_contract(settings, acquirer), config::ConfigFailure);
    state.write("acquirer.json", "not json");
    EXPECT_THROW(acquirer_contract(settings, acquirer), config::ConfigFailure);
}

} // namespace
} // namespace etimbre::commands
