#include "adapters/crypto/key_failure.hpp"
#include "commands/keys_command.hpp"
#include "commands/keys_file.hpp"
#include "commands/stamp_command.hpp"
#include "commands/trust_list_command.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/text.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

struct KeysCommand : testing::Test {
    TempKeys state;

    std::string init(std::int64_t later = 0) const
    {
        std::ostringstream out;
        EXPECT_EQ(keys_init(state.at(later), out), 0);
        return out.str();
    }
    std::string list(bool json, std::int64_t later = 0) const
    {
        std::ostringstream out;
        EXPECT_EQ(keys_list(state.at(later), json, out), 0);
        return out.str();
    }
    std::string stamp_text() const
    {
        auto const store = adapters::crypto::KeyStore::open(
            state.at().keys, adapters::crypto::read_passphrase(state.at().passphrase_file)
        );
        auto const payload = encode(domain::stamp::Claims{
            .issuer = "MA",
            .issued_at = TempKeys::begin,
            .expires_at = TempKeys::begin + 400L * 86400,
            .number = "4071883529061770",
            .service = "PAS-EST",
            .amount_minor = 86000,
            .currency = "MAD",
            .mission = "CG-PAR",
            .index = 0,
        });
        auto const kid = store.records().front().kid;
        auto const signature = store.sign(kid, domain::stamp::signature_input(kid, payload));
        return domain::stamp::stamp_text(payload, kid, signature);
    }
    std::string verdict(std::int64_t later, std::optional<std::filesystem::path> keys_file = {}) const
    {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        stamp_verify(
            {.text = stamp_text(),
             .keys_file = std::move(keys_file),
             .trust_directory = state.at().trust,
             .service_issuer = "MA",
             .issuer = std::nullopt,
             .now = state.at(later).now},
            in,
            out,
            err
        );
        return out.str().substr(0, out.str().find('\n'));
    }
};

TEST_F(KeysCommand, InitMakesKeysRootsPinsAndTheFirstTrustList)
{
    auto const made = init();
    for (auto const* const word :
         {"stamp", "holder", "token", "reply", "two root keys", "Trust list 1 holds until"})
        EXPECT_THAT(made, HasSubstr(word));
    EXPECT_THAT(list(false), HasSubstr("signing "));
    EXPECT_THAT(list(false), HasSubstr("2026-09-21T14:13:20Z"));
    auto const trust = newest_trust_list(state.at().trust, "MA");
    ASSERT_TRUE(trust);
    EXPECT_THAT(trust->keys, SizeIs(1));
}

TEST_F(KeysCommand, InitMayBeRepeatedAndReplacesNothing)
{
    init();
    auto const before = list(true);
    auto const pins = adapters::crypto::TrustFolder{state.at().trust}.pinned();
    EXPECT_THAT(init(), HasSubstr("already; none was made"));
    EXPECT_EQ(list(true), before);
    std::filesystem::rename(state.at().roots, state.path() / "a-safe");
    init();
    EXPECT_FALSE(std::filesystem::exists(state.at().roots))
        << "roots that are kept elsewhere are not made anew";
    EXPECT_EQ(adapters::crypto::TrustFolder{state.at().trust}.pinned(), pins);
}

TEST_F(KeysCommand, WhatACrashOfInitLeftOutIsMadeByTheNext)
{
    init();
    auto const pins = adapters::crypto::TrustFolder{state.at().trust}.pinned();
    std::filesystem::remove_all(state.at().trust); // as if it had ended after the root keys
    init();
    EXPECT_EQ(adapters::crypto::TrustFolder{state.at().trust}.pinned(), pins);
    EXPECT_TRUE(newest_trust_list(state.at().trust, "MA"));
}

TEST_F(KeysCommand, TheListInJsonAndTheTrustListGiveOneAnswer)
{
    init();
    state.write("keys.json", list(true));
    auto const file = state.path() / "keys.json";
    EXPECT_EQ(read_keys_file(file).issuer, "MA");
    EXPECT_EQ(verdict(0, file), "result   OK");
    EXPECT_EQ(verdict(0), "result   OK");
    std::filesystem::remove_all(state.at().roots);
    EXPECT_EQ(verdict(0), "result   OK") << "no root key is needed to verify";
}

TEST_F(KeysCommand, AnOldTrustListIsStaleAndAKeysFileIsNot)
{
    init();
    state.write("keys.json", list(true));
    constexpr std::int64_t month = 30L * 86400;
    EXPECT_EQ(verdict(month - 1), "result   OK");
    EXPECT_EQ(verdict(month), "result   E_TRUST_STALE");
    EXPECT_EQ(verdict(month, state.path() / "keys.json"), "result   OK");
}

TEST_F(KeysCommand, AListThatWasReplacedIsStaleToWhoeverHasSeenTheNewerOne)
{
    init();
    adapters::crypto::TrustFolder folder{state.at().trust};
    folder.accept(2, core::as_bytes("what a service has accepted since"));
    EXPECT_EQ(verdict(0), "result   E_TRUST_STALE");
}

TEST_F(KeysCommand, AForgedTrustListIsAFailureAndNoAnswer)
{
    init();
    auto const file = adapters::crypto::TrustFolder::list_in(state.at().trust);
    std::fstream{file, std::ios::in | std::ios::out | std::ios::binary | std::ios::ate}.seekp(
        -1, std::ios::end
    ) << 'x';
    EXPECT_THROW(verdict(0), adapters::crypto::KeyFailure);
}

TEST_F(KeysCommand, AMissingPassphraseOrDirectoryIsSaid)
{
    std::ostringstream out;
    EXPECT_THROW(keys_list(state.at(), true, out), adapters::crypto::KeyFailure);
    std::filesystem::remove(state.at().root_passphrase_file);
    EXPECT_THROW(keys_init(state.at(), out), adapters::crypto::KeyFailure);
}

} // namespace
} // namespace etimbre::commands
