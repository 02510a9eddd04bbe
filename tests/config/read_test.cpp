#include "config/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

namespace etimbre::config {
namespace {

using testing::AllOf;
using testing::HasSubstr;

char const* nothing_set(char const*)
{
    return nullptr;
}

Settings settings_of(std::string_view text)
{
    return parse(text, "etimbre.toml", nothing_set);
}

/// The sentence with which `text` is refused; fails the test where it is not.
std::string refusal_of(std::string_view text)
{
    try {
        settings_of(text);
    } catch (ConfigFailure const& failure) {
        return failure.what();
    }
    ADD_FAILURE() << "was accepted: " << text;
    return {};
}

TEST(Configuration, AnEmptyFileMeansTheDefaults)
{
    EXPECT_EQ(settings_of(""), defaults());
}

TEST(Configuration, AKeyChangesItsMemberAndNoOther)
{
    auto expected = defaults();
    expected.limits.connections = 7;
    expected.payments.first_poll_seconds = std::chrono::seconds{2};
    expected.service.issuer = "XY";
    expected.acquirers.front().hash_excluded = {"one", "two"};
    EXPECT_EQ(
        settings_of(R"(
            [limits]
            connections = 7
            [payments]
            first_poll_seconds = 2
            [service]
            issuer = "XY"
            [acquirers.cmi]
            hash_excluded = ["one", "two"]
        )"),
        expected
    );
}

TEST(Configuration, AnUnknownKeyStopsTheStartWithItsLineAndTheKeysThatAreKnown)
{
    EXPECT_THAT(
        refusal_of("[ops]\naddress = \"::1\"\nprot = 9100\n"),
        AllOf(HasSubstr("etimbre.toml:3: "), HasSubstr("'prot'"), HasSubstr("it has address, port"))
    );
}

TEST(Configuration, AnUnknownSectionStopsTheStart)
{
    EXPECT_THAT(refusal_of("\n[limit]\nconnections = 7\n"), AllOf(HasSubstr(":2: "), HasSubstr("[limit]")));
    EXPECT_THAT(refusal_of("connections = 7\n"), AllOf(HasSubstr(":1: "), HasSubstr("connections")));
    EXPECT_THAT(refusal_of("service = \"MA\"\n"), HasSubstr(":1: "));
    EXPECT_THAT(refusal_of("[[service]]\nissuer = \"MA\"\n"), HasSubstr(":1: "));
    EXPECT_THAT(refusal_of("[service.inner]\nissuer = \"MA\"\n"), HasSubstr("'inner'"));
}

TEST(Configuration, AValueOfAnotherTypeStopsTheStart)
{
    for (std::string_view const value : {"\"9100\"", "9100.0", "true", "[9100]", "2026-11-23"})
        EXPECT_THAT(
            refusal_of("[ops]\nport = " + std::string{value}),
            AllOf(HasSubstr("etimbre.toml:2: [ops] port must be a whole number from 1 to 65535 (TCP port)"))
        ) << value;
    EXPECT_THAT(
        refusal_of("[ops]\naddress = 127"), HasSubstr("[ops] address must be an IPv4 or IPv6 address")
    );
    EXPECT_THAT(refusal_of("[acquirers.cmi]\nhash_excluded = \"a\""), HasSubstr("must be a list"));
    EXPECT_THAT(
        refusal_of("[acquirers.cmi]\nhash_excluded = [\"a\", 1]"), HasSubstr("[acquirers.cmi] hash_excluded")
    );
}

TEST(Configuration, AValueOutOfRangeStopsTheStart)
{
    for (std::string_view const line : {
             "[public]\nport = 0",
             "[public]\nport = 65536",
             "[public]\nport = -8443",
             "[public]\nport = 9223372036854775807",
             "[payments]\nsession_timeout_seconds = 2701",
             "[limits]\nheader_kib = 0",
             "[service]\nissuer = \"ma\"",
             "[service]\nissuer = \"MAR\"",
             "[service]\ndefault_language = \"de\"",
             "[log]\nlevel = \"loud\"",
             "[public]\naddress = \"localhost\"",
             "[public]\nbase_url = \"https://timbre.example/\"",
             "[acquirers.cmi]\ngateway_url = \"http://gateway.example/fim\"",
             "[acquirers.cmi]\nvalid_from = \"2026-02-30\"",
             "[acquirers.cmi]\nvalid_until = \"tomorrow\"",
             "[acquirers.cmi]\nvalid_until = 2026-05-01",
             "[acquirers.cmi]\nname = \"cmi\"",
             "[store]\ndatabase_file = \"\"",
         })
        EXPECT_THAT(refusal_of(line), HasSubstr("etimbre.toml:2: ")) << line;
}

TEST(Configuration, WhatIsNotTomlStopsTheStartWithItsLine)
{
    EXPECT_THAT(refusal_of("[ops]\nport = \n"), AllOf(HasSubstr("etimbre.toml:2: "), HasSubstr("not TOML")));
    EXPECT_THAT(refusal_of("[ops]\nport = 1\nport = 2\n"), AllOf(HasSubstr(":3: "), HasSubstr("port")));
    EXPECT_THAT(refusal_of("[ops]\n\xFF = 1\n"), HasSubstr("not TOML"));
}

TEST(Configuration, AnAttemptMayNotBeClosedWhileTheCardPageIsStillOpen)
{
    EXPECT_THAT(
        refusal_of("[payments]\nexpire_after_minutes = 30\nsession_timeout_seconds = 1800\n"),
        HasSubstr("expire_after_minutes")
    );
}

TEST(Configuration, TheAcquirersCredentialsAreOneFileOrFourKeys)
{
    EXPECT_THAT(
        refusal_of("[acquirers.cmi]\ncredentials_file = \"\"\nclient_id = \"6\""), HasSubstr("store_key_file")
    );
    EXPECT_NO_THROW(settings_of(R"(
        [acquirers.cmi]
        credentials_file = ""
        client_id = "600000001"
        store_key_file = "store_key"
        api_name = "api"
        api_password_file = "api_password"
    )"));
}

TEST(Configuration, HasAsManyAcquirersAsItsTablesInTheirOrder)
{
    auto const acquirers = settings_of(R"(
        [acquirers.zeta]
        missions = ["CG-PAR"]
        [acquirers.atlas]
        valid_from = "2026-05-01"
    )")
                               .acquirers;
    ASSERT_EQ(acquirers.size(), 2U);
    EXPECT_EQ(acquirers[0].name, "zeta");
    EXPECT_EQ(acquirers[0].missions, std::vector<std::string>{"CG-PAR"});
    EXPECT_EQ(acquirers[1].name, "atlas");
    EXPECT_EQ(acquirers[1].valid_from, "2026-05-01");
    EXPECT_EQ(acquirers[1].timeout_ms, Acquirer{}.timeout_ms);
}

TEST(Configuration, AnAcquirersNameFitsItsColumnAndItsAccount)
{
    for (std::string_view const name : {"\"\"", "CMI", "2cmi", "\"a:b\"", "\"é\"", "abcdefghijklmnopq"})
        EXPECT_THAT(
            refusal_of("[acquirers." + std::string{name} + "]\n"), HasSubstr("a table [acquirers.NAME]")
        ) << name;
    EXPECT_NO_THROW(settings_of("[acquirers.abcdefghijklmn-2]\n"));
    EXPECT_THAT(refusal_of("[acquirers]\ncmi = 1\n"), HasSubstr(":2: an acquirer is a table"));
    EXPECT_THAT(refusal_of("[acquirers]\n"), HasSubstr("names no acquirer"));
    EXPECT_THAT(refusal_of("[[acquirers]]\n"), HasSubstr("no section [acquirers]"));
}

TEST(Configuration, TheSectionOfTheDaysOfOneAcquirerSaysWhatToWriteInstead)
{
    EXPECT_THAT(
        refusal_of("\n[acquirer]\nname = \"cmi\"\n"),
        AllOf(HasSubstr("etimbre.toml:2: "), HasSubstr("write [acquirers.cmi]"))
    );
}

TEST(Configuration, AMissingFileIsAFailureThatSaysWhatToRun)
{
    try {
        read("no/such/etimbre.toml", nothing_set);
        FAIL();
    } catch (ConfigFailure const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("etimbre config --print > no/such/etimbre.toml"));
    }
}

TEST(Configuration, ADirectoryIsNotAFile)
{
    EXPECT_THROW(read(PROJECT_ROOT, nothing_set), ConfigFailure);
}

TEST(Read, AnEngineOfServersNeedsServersAndTheirAuthority)
{
    auto const read = [](std::string const& keys) {
        return parse("[store]\nengine = \"mariadb\"\n" + keys, "t.toml", [](char const*) -> char const* {
            return nullptr;
        });
    };
    EXPECT_THROW(read(""), ConfigFailure) << "no server";
    EXPECT_THROW(read("servers = [\"10.0.0.1:3306\"]"), ConfigFailure) << "nobody vouches for it";
    EXPECT_THROW(read("servers = [\"10.0.0.1\"]\nca_file = \"ca.pem\""), ConfigFailure) << "no port";
    EXPECT_EQ(
        read("servers = [\"10.0.0.1:3306\"]\nca_file = \"ca.pem\"").store.servers.front(), "10.0.0.1:3306"
    );
    EXPECT_EQ(read("servers = [\"unix:/run/db.sock\"]").store.ca_file, "");
}

TEST(Configuration, AMailServerNeedsAnAddressOfOurs)
{
    EXPECT_THAT(refusal_of("[mail]\nserver = \"relay.example\""), HasSubstr("[mail] needs from"));
    auto const mail = settings_of("[mail]\nserver = \"relay.example\"\nfrom = \"a@b.example\"").mail;
    EXPECT_EQ(mail.security, "starttls");
    EXPECT_EQ(mail.port, 587);
}

TEST(Configuration, MailIsSaidInClearOnThisMachineOnly)
{
    auto const with = [](std::string const& server) {
        return "[mail]\nserver = \"" + server + "\"\nfrom = \"a@b.example\"\nsecurity = \"none-on-loopback\"";
    };
    EXPECT_THAT(refusal_of(with("relay.example")), HasSubstr("starttls or tls"));
    EXPECT_THAT(refusal_of(with("127.0.0.1.evil.example")), HasSubstr("starttls or tls"));
    for (auto const* const here : {"127.0.0.1", "localhost", "::1"})
        EXPECT_EQ(settings_of(with(here)).mail.server, here);
}

TEST(Configuration, AnAddressOfOursIsNothingButAnAddress)
{
    for (auto const* const wrong :
         {"eTimbre <a@b.example>", "a@b@c", "@b", "a@", "a b@c", "a@b\\r\\nBcc: c@d"})
        EXPECT_THAT(refusal_of("[mail]\nfrom = \"" + std::string{wrong} + "\""), HasSubstr("mail address"))
            << wrong;
}

TEST(Configuration, WebhooksNeedAKeyAndAnEndOfTheirPauses)
{
    EXPECT_THAT(refusal_of("[webhooks]\nkey_generations = []"), HasSubstr("must name a key"));
    std::string pauses;
    for (int each = 0; each < 19; ++each) pauses += "\"5\", ";
    EXPECT_EQ(settings_of("[webhooks]\nretry_seconds = [" + pauses + "]").webhooks.retry_seconds.size(), 19U);
    EXPECT_THAT(
        refusal_of("[webhooks]\nretry_seconds = [" + pauses + "\"5\"]"), HasSubstr("at most 19 pauses")
    );
    EXPECT_THAT(refusal_of("[webhooks]\nports = [\"https\"]"), HasSubstr("a number from 1 to 65535"));
    EXPECT_THAT(refusal_of("[webhooks]\nallow_addresses = [\"localhost\"]"), HasSubstr("IPv6 address"));
}

} // namespace
} // namespace etimbre::config
