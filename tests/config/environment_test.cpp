#include "config/environment.hpp"
#include "config/failure.hpp"
#include "config/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace etimbre::config {
namespace {

Environment with(std::map<std::string, std::string> variables)
{
    return [variables = std::move(variables)](char const* name) -> char const* {
        auto const found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    };
}

TEST(Environment, PortsGoBeforeTheFile)
{
    auto const settings = parse(
        "[public]\nport = 1000\n[ops]\nport = 1002",
        "etimbre.toml",
        with({
            {"ETIMBRE_PUBLIC_PORT", "2000"},
            {"ETIMBRE_PARTNER_PORT", "2001"},
            {"ETIMBRE_ACQUIRER_PORT", "2003"},
        })
    );
    EXPECT_EQ(settings.public_listener.port, 2000);
    EXPECT_EQ(settings.partner_listener.port, 2001);
    EXPECT_EQ(settings.ops_listener.port, 1002);
    EXPECT_EQ(settings.acquirers.front().gateway_url, "https://127.0.0.1:2003/fim/est3Dgate");
    EXPECT_EQ(settings.acquirers.front().api_url, "https://127.0.0.1:2003/fim/api");
}

TEST(Environment, ThePortOfTheSimulatorIsForTheFirstAcquirerOnly)
{
    auto const settings = parse(
        "[acquirers.zeta]\n[acquirers.atlas]\n", "etimbre.toml", with({{"ETIMBRE_ACQUIRER_PORT", "2003"}})
    );
    EXPECT_EQ(settings.acquirers.at(0).api_url, "https://127.0.0.1:2003/fim/api");
    EXPECT_EQ(settings.acquirers.at(1).api_url, "https://127.0.0.1:8444/fim/api");
}

TEST(Environment, WhatIsNoPortStopsTheStart)
{
    for (auto const* const value : {"0", "65536", "-1", "80a", " 80", "0x50", "port"}) {
        auto settings = defaults();
        EXPECT_THROW(apply_environment(with({{"ETIMBRE_OPS_PORT", value}}), settings), ConfigFailure)
            << value;
    }
}

TEST(Environment, AnEmptyVariableCountsAsNotSet)
{
    auto settings = defaults();
    apply_environment(with({{"ETIMBRE_OPS_PORT", ""}, {"ETIMBRE_STATE_DIR", ""}}), settings);
    EXPECT_EQ(settings, defaults());
}

TEST(Environment, ThePassphraseThatSystemdHandsOverGoesBeforeTheFile)
{
    auto const credentials = std::filesystem::temp_directory_path() / "etimbre-credentials-test";
    std::filesystem::create_directory(credentials);
    auto const environment = with({{"CREDENTIALS_DIRECTORY", credentials.string()}});
    auto settings = defaults();
    apply_environment(environment, settings);
    EXPECT_EQ(settings.keys.passphrase_file, "passphrase") << "credentials without one change nothing";
    std::ofstream{credentials / "passphrase"} << "p";
    apply_environment(environment, settings);
    EXPECT_EQ(settings.keys.passphrase_file, (credentials / "passphrase").string());
    std::filesystem::remove_all(credentials);
}

TEST(Environment, TheStateDirectoryHoldsTheDefaultFile)
{
    EXPECT_EQ(default_file(with({})), "var/dev/etimbre.toml");
    EXPECT_EQ(default_file(with({{"ETIMBRE_STATE_DIR", "/srv/timbre"}})), "/srv/timbre/etimbre.toml");
}

TEST(Environment, AnAddressKeepsEverythingButItsPort)
{
    EXPECT_EQ(with_port("https://pay.example/fim/api", 1), "https://pay.example:1/fim/api");
    EXPECT_EQ(with_port("https://pay.example:8444", 1), "https://pay.example:1");
    EXPECT_EQ(with_port("https://[::1]:8444/fim/api", 1), "https://[::1]:1/fim/api");
    EXPECT_EQ(with_port("https://[::1]/a:b", 1), "https://[::1]:1/a:b");
}

} // namespace
} // namespace etimbre::config
