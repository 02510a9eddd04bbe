#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_directory.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/key_file.hpp"
#include "adapters/crypto/key_store.hpp"
#include "folder.hpp"

#include <gmock/gmock.h>

#include <algorithm>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

namespace {

auto const start = core::instant_of_unix(1790000000);

class KeyStoreTest : public tests::Folder {
protected:
    std::filesystem::path keys() const { return in("keys"); }

    static Secret passphrase(std::string_view text = "open sesame")
    {
        return Secret::copy_of(core::as_bytes(text));
    }

    static KeyPlan plan(core::Instant now = start)
    {
        return {
            .now = now,
            .signing_period = std::chrono::days{90},
            .verify_for = std::chrono::days{485},
            .cost = {.passes = 1, .memory_bytes = 8192},
        };
    }
    KeyStore create() const { return KeyStore::create(keys(), passphrase(), plan()); }

    static domain::stamp::Kid kid_of_first(KeyStore const& store)
    {
        return std::ranges::find(store.records(), KeyUse::stamp, &KeyRecord::use)->kid;
    }
    std::string open_failure(std::string_view text = "open sesame") const
    {
        return tests::failure_of<KeyFailure>([&] { KeyStore::open(keys(), passphrase(text)); });
    }
    std::filesystem::path file_of(KeyUse use) const
    {
        for (auto const& record : read_records(keys()))
            if (record.use == use) return keys() / record.file_name();
        return {};
    }
};

} // namespace

TEST_F(KeyStoreTest, ANewDirectoryHasOneKeyOfEachUse)
{
    auto const store = create();
    std::vector<KeyUse> uses;
    for (auto const& record : store.records()) uses.push_back(record.use);
    EXPECT_THAT(uses, UnorderedElementsAre(KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply));
    EXPECT_EQ(read_records(keys()), store.records());
    for (auto const& record : store.records()) {
        auto const mode = std::filesystem::status(keys() / record.file_name()).permissions();
        EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
}

TEST_F(KeyStoreTest, AnOpenedStoreIsTheOneThatWasMade)
{
    auto const made = create();
    auto const opened = KeyStore::open(keys(), passphrase());
    EXPECT_EQ(opened.records(), made.records());
    ASSERT_EQ(opened.epochs().size(), 1U);
    EXPECT_TRUE(opened.epochs()[0].secret == made.epochs()[0].secret);
    for (auto const use : {KeyUse::token, KeyUse::reply}) {
        EXPECT_TRUE(opened.secret(use) == made.secret(use));
        EXPECT_EQ(
            opened.hmac(use, core::as_bytes("x")), hmac_sha256(made.secret(use).view(), core::as_bytes("x"))
        );
    }
    auto const kid = kid_of_first(made);
    EXPECT_EQ(opened.sign(kid, core::as_bytes("x")), made.sign(kid, core::as_bytes("x")));
    EXPECT_FALSE(made.secret(KeyUse::token) == made.secret(KeyUse::reply));
}

TEST_F(KeyStoreTest, WhatItSignsItsPublicHalfVerifies)
{
    auto const store = create();
    auto const& record = *std::ranges::find(store.records(), KeyUse::stamp, &KeyRecord::use);
    EXPECT_EQ(record.nbf, 1790000000);
    EXPECT_EQ(record.sign_until, 1790000000 + 90 * 86400);
    EXPECT_EQ(record.exp, 1790000000 + 485 * 86400);
    EXPECT_TRUE(store.has(record.kid));
    auto const message = core::as_bytes("what was signed");
    EXPECT_TRUE(verify_signature(record.x.value(), message, store.sign(record.kid, message)));
}

TEST_F(KeyStoreTest, EpochsOfTheHolderKeyStandInTheirOrder)
{
    create();
    auto const directory = SealedDirectory::open(keys(), passphrase());
    directory.add(draw_secret({.use = KeyUse::holder, .nbf = 1790000100}));
    directory.add(draw_secret({.use = KeyUse::holder, .nbf = 1780000000}));
    auto const store = KeyStore{directory};
    std::vector<std::int64_t> begins;
    for (auto const& epoch : store.epochs()) begins.push_back(epoch.nbf);
    EXPECT_THAT(begins, testing::ElementsAre(1780000000, 1790000000, 1790000100));
}

TEST_F(KeyStoreTest, KeysAreMadeOnce)
{
    create();
    auto const before = read_records(keys());
    auto const again = tests::failure_of<KeyFailure>([&] { create(); });
    EXPECT_THAT(again, HasSubstr("already"));
    EXPECT_EQ(read_records(keys()), before);
}

TEST_F(KeyStoreTest, ALostFileIsNotAReasonToMakeKeysAgain)
{
    create();
    std::filesystem::remove(file_of(KeyUse::holder));
    EXPECT_THAT(open_failure(), HasSubstr("no holder key"));
    EXPECT_THROW(create(), KeyFailure);
}

TEST_F(KeyStoreTest, TheWrongPassphraseIsSaidPlainly)
{
    create();
    EXPECT_THAT(open_failure("open barley"), HasSubstr("wrong passphrase"));
    EXPECT_THAT(open_failure(""), HasSubstr("wrong passphrase"));
    EXPECT_EQ(open_failure(), "");
}

TEST_F(KeyStoreTest, ARenamedOrChangedFileIsRefused)
{
    create();
    auto const token = file_of(KeyUse::token);
    auto const whole = content_of(token);
    auto name = token.filename().string();
    name.replace(0, 5, "reply");
    std::filesystem::rename(token, keys() / name);
    EXPECT_THAT(open_failure(), HasSubstr("holds another key"));
    std::filesystem::rename(keys() / name, token);
    EXPECT_EQ(open_failure(), "");
    auto changed = whole;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    put(token, changed);
    EXPECT_THAT(open_failure(), HasSubstr("does not open"));
    put(token, "");
    EXPECT_THAT(open_failure(), HasSubstr("not a key file"));
}

TEST_F(KeyStoreTest, AKeyOfAnotherDirectoryIsRefused)
{
    create();
    auto const other = KeyStore::create(in("other"), passphrase(), plan());
    auto const& record = other.records().front();
    std::filesystem::copy_file(in("other") / record.file_name(), keys() / record.file_name());
    EXPECT_THAT(open_failure(), HasSubstr("does not belong"));
}

TEST_F(KeyStoreTest, WhatItDoesNotHaveItDoesNotGive)
{
    auto const store = create();
    EXPECT_THROW(store.sign({}, core::as_bytes("x")), KeyFailure);
    EXPECT_THROW(store.secret(KeyUse::stamp), KeyFailure);
    EXPECT_THROW(store.secret(KeyUse::holder), KeyFailure);
    std::filesystem::create_directory(in("empty"));
    EXPECT_THROW(KeyStore::open(in("empty"), passphrase()), KeyFailure);
    EXPECT_THROW(KeyStore::open(in("missing"), passphrase()), KeyFailure);
    EXPECT_TRUE(read_records(in("empty")).empty());
}
