#include "config/failure.hpp"
#include "config/places.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace etimbre::config {
namespace {

TEST(Places, ARelativePathBeginsInTheStateDirectory)
{
    Settings settings;
    settings.state_directory = "/srv/timbre";
    EXPECT_EQ(path_of(settings, "etimbre.db"), "/srv/timbre/etimbre.db");
    EXPECT_EQ(path_of(settings, "/var/lib/timbre.db"), "/var/lib/timbre.db");
}

TEST(Places, AnUnsetFolderIsTheOneThatCameWithTheProgram)
{
    Settings settings;
    EXPECT_EQ(installed_directory("schemas"), std::filesystem::canonical(PROJECT_ROOT) / "schemas");
    EXPECT_EQ(schemas_directory(settings), std::filesystem::canonical(PROJECT_ROOT) / "schemas");
    settings.store.seeds_dir = "my_seeds";
    EXPECT_EQ(seeds_directory(settings), "var/dev/my_seeds");
    EXPECT_THROW(installed_directory("no_such_folder"), ConfigFailure);
}

TEST(Places, AListenerWithoutAUrlIsKnownByItsAddressAndPort)
{
    PublicListener listener;
    EXPECT_EQ(base_url_of(listener), "https://127.0.0.1:8443");
    listener.address = "::1";
    EXPECT_EQ(base_url_of(listener), "https://[::1]:8443");
    listener.base_url = "https://timbre.example";
    EXPECT_EQ(base_url_of(listener), "https://timbre.example");
    EXPECT_EQ(base_url_of(PartnerListener{}), "https://127.0.0.1:9443");
}

TEST(Places, AHostIsOursWhereTheWorldWritesUsSo)
{
    using Names = std::vector<std::string>;
    EXPECT_EQ(hosts_of(""), Names{}) << "any";
    EXPECT_EQ(hosts_of("https://Timbre.example"), Names{"timbre.example"});
    EXPECT_EQ(hosts_of("https://timbre.example:8443"), Names{"timbre.example"});
    EXPECT_EQ(hosts_of("https://[2001:db8::1]:8443"), Names{"[2001:db8::1]"});
    for (auto const* const here : {"https://127.0.0.1:8443", "https://localhost", "https://[::1]:8443"})
        EXPECT_EQ(hosts_of(here), (Names{"localhost", "127.0.0.1", "[::1]"})) << here;
}

} // namespace
} // namespace etimbre::config
