#include "commands/surroundings.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

// Made with: openssl req -x509 -newkey ed25519 -nodes -keyout /dev/null -subj /CN=x -days 3650
constexpr auto certificate = R"(-----BEGIN CERTIFICATE-----
MIIBLDCB36ADAgECAhQXzpjmrC/82YPZCkzkZIwo3uFWmTAFBgMrZXAwDDEKMAgG
A1UEAwwBeDAeFw0yNjExMjQwMDA0MjBaFw0zNjExMjEwMDA0MjBaMAwxCjAIBgNV
BAMMAXgwKjAFBgMrZXADIQAv17Ea30Pdo+AkTXQNnvsAbNxIeBQQJtk9ubdzJHPt
JaNTMFEwHQYDVR0OBBYEFLzxbvephUmpgKG6aZM1ZzDYJIngMB8GA1UdIwQYMBaA
FLzxbvephUmpgKG6aZM1ZzDYJIngMA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EA
T+J741VdB2177WF3bU6XQzNSgSIE4H8ZXiEmJXyucSb1hhjOZipQO2JUsLFR/+2l
sydOHUe6rtkYin/d2qU7DA==
-----END CERTIFICATE-----
)";

TEST(Surroundings, AProcessHasMemoryAndOpenFilesAndADisk)
{
    TempState const state;
    state.write("etimbre.db", std::string(4096, 'x'));
    telemetry::Metrics metrics;
    Surroundings around{metrics, state.path() / "etimbre.db", {}};
    around.look();
    auto const shown = metrics.render();
    EXPECT_THAT(shown, HasSubstr("etimbre_database_bytes 4096"));
    EXPECT_THAT(shown, HasSubstr("etimbre_database_wal_bytes 0"));
    for (auto const* const name :
         {"process_resident_memory_bytes", "process_open_fds", "process_max_fds", "etimbre_disk_free_bytes"})
        EXPECT_THAT(shown, ContainsRegex(std::string{"\n"} + name + " [1-9][0-9]*\n"));
}

TEST(Surroundings, ACertificateIsReadAgainEachTime)
{
    TempState const state;
    telemetry::Metrics metrics;
    Surroundings around{metrics, state.path() / "etimbre.db", {{"public", state.path() / "server.pem"}}};
    around.look();
    constexpr auto name = R"(etimbre_certificate_ends_timestamp_seconds{listener="public"} )";
    EXPECT_THAT(metrics.render(), HasSubstr(name + std::string{"0\n"})) << "there is none";
    state.write("server.pem", certificate);
    around.look();
    EXPECT_THAT(metrics.render(), HasSubstr(name + std::string{"2110838660\n"}));
    state.write("server.pem", "no certificate");
    around.look();
    EXPECT_THAT(metrics.render(), HasSubstr(name + std::string{"0\n"}));
}

} // namespace
} // namespace etimbre::commands
