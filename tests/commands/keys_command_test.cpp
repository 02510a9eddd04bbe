#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "commands/keys_command.hpp"
#include "commands/keys_file.hpp"
#include "commands/stamp_command.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/number.hpp"
#include "domain/stamp/text.hpp"
#include "domain/stamp/verify.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace etimbre;
using namespace etimbre::commands;
using testing::HasSubstr;

namespace {

auto const now = core::instant_of_unix(1790000000);

class KeysCommand : public testing::Test {
protected:
    KeysCommand()
    {
        auto name = (std::filesystem::temp_directory_path() / "etimbre-keys-command-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::filesystem::filesystem_error{"mkdtemp", {}};
        state_ = name;
        std::ofstream{passphrase()} << "open sesame\n";
        std::filesystem::permissions(
            passphrase(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
        );
    }
    ~KeysCommand() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(state_, ignored);
    }

    std::filesystem::path passphrase() const { return state_ / "passphrase"; }
    std::filesystem::path keys() const { return state_ / "keys"; }

    std::string init() const
    {
        std::ostringstream out;
        EXPECT_EQ(
            keys_init(keys(), passphrase(), {.now = now, .cost = {.passes = 1, .memory_bytes = 8192}}, out), 0
        );
        return out.str();
    }
    std::string list(bool json) const
    {
        std::ostringstream out;
        EXPECT_EQ(keys_list(keys(), "MA", json, out), 0);
        return out.str();
    }
    std::string stamp_text() const
    {
        auto const store =
            adapters::crypto::KeyStore::open(keys(), adapters::crypto::read_passphrase(passphrase()));
        auto const payload = encode(domain::stamp::Claims{
            .issuer = "MA",
            .issued_at = 1790000000,
            .expires_at = 1790000600,
            .number = "4071883529061770",
            .service = "PAS-EST",
            .amount_minor = 86000,
            .currency = "MAD",
            .mission = "CG-PAR",
            .index = 0,
        });
        auto const kid = store.current_kid(now);
        auto const signature = store.sign(kid, domain::stamp::signature_input(kid, payload));
        return domain::stamp::stamp_text(payload, kid, signature);
    }
    std::filesystem::path state_;
};

} // namespace

TEST_F(KeysCommand, InitShowsWhatItMadeAndListShowsTheSame)
{
    auto const made = init();
    EXPECT_EQ(list(false), made);
    for (auto const* const use : {"stamp", "holder", "token", "reply"}) EXPECT_THAT(made, HasSubstr(use));
    EXPECT_THAT(made, HasSubstr("2026-09-21T14:13:20Z"));
}

TEST_F(KeysCommand, InitNeverReplacesKeys)
{
    init();
    auto const before = list(true);
    std::ostringstream out;
    EXPECT_THROW(keys_init(keys(), passphrase(), {.now = now}, out), adapters::crypto::KeyFailure);
    EXPECT_EQ(list(true), before);
}

TEST_F(KeysCommand, TheListInJsonIsWhatVerifyReads)
{
    init();
    auto const file = state_ / "trust.json";
    std::ofstream{file} << list(true);
    auto const trust = read_keys_file(file);
    EXPECT_EQ(trust.issuer, "MA");
    ASSERT_EQ(trust.keys.size(), 1U);

    VerifyOptions options{
        .text = stamp_text(),
        .keys_file = file,
        .key_directory = keys(),
        .service_issuer = "MA",
        .issuer = std::nullopt,
        .now = now,
    };
    for (auto const& keys_file : {std::optional{file}, std::optional<std::filesystem::path>{}}) {
        options.keys_file = keys_file;
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        EXPECT_EQ(stamp_verify(options, in, out, err), 0);
        EXPECT_THAT(out.str(), HasSubstr("amount   860.00 MAD\n"));
    }
}

TEST_F(KeysCommand, AMissingPassphraseOrDirectoryIsSaid)
{
    std::filesystem::remove(passphrase());
    std::ostringstream out;
    EXPECT_THROW(keys_init(keys(), passphrase(), {.now = now}, out), adapters::crypto::KeyFailure);
    EXPECT_THROW(keys_list(keys(), "MA", true, out), adapters::crypto::KeyFailure);
}
