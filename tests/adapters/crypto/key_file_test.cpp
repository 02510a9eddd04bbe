#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/key_file.hpp"
#include "core/cbor.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::adapters::crypto;
namespace cbor = etimbre::core::cbor;

namespace {

SealPlan const plan{.salt = {7}, .cost = {.passes = 1, .memory_bytes = 8192}};

Secret const& wrapping_key()
{
    static auto const key = Secret::random(32);
    return key;
}

struct Sealed {
    Secret secret = Secret::random(32);
    KeyRecord record;
    core::Bytes content;

    explicit Sealed(KeyUse use)
    {
        record = {.use = use, .kid = {1, 2, 3, 4, 5, 6, 7, 8}, .nbf = 1790000000};
        if (use == KeyUse::stamp) {
            Ed25519Key const key{secret};
            record.kid = key.kid();
            record.x = key.public_key();
            record.sign_until = record.nbf + 90;
            record.exp = record.nbf + 500;
        }
        content = seal(record, secret, plan, wrapping_key());
    }
};

/// The three parts of a file, to be put together otherwise.
cbor::Array parts_of(core::Bytes const& content)
{
    return std::get<cbor::Array>(cbor::decode(content).value().data);
}

core::Bytes header_with(core::Bytes const& content, std::int64_t key, cbor::Value const& value)
{
    auto parts = parts_of(content);
    auto header = std::get<cbor::Map>(cbor::decode(std::get<core::Bytes>(parts[1].data)).value().data);
    for (auto& [each, held] : header)
        if (each == cbor::integer(key)) held = value;
    parts[1] = cbor::bytes(cbor::encode(cbor::map(header)));
    return cbor::encode(cbor::array(parts));
}

} // namespace

TEST(KeyFile, AKeyOfEveryUseIsSealedAndOpened)
{
    for (auto const use : {KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply}) {
        Sealed const sealed{use};
        auto const file = parse_key_file(sealed.content, sealed.record.file_name());
        EXPECT_EQ(file.record, sealed.record);
        EXPECT_EQ(file.plan, plan);
        EXPECT_TRUE(open(file, wrapping_key()) == sealed.secret);
    }
}

TEST(KeyFile, TheSecretIsNotInTheFileAndNoTwoSealsAreAlike)
{
    Sealed const sealed{KeyUse::token};
    EXPECT_EQ(core::to_hex(sealed.content).find(core::to_hex(sealed.secret.view())), std::string::npos);
    EXPECT_NE(seal(sealed.record, sealed.secret, plan, wrapping_key()), sealed.content);
}

TEST(KeyFile, AnotherPassphraseDoesNotOpenIt)
{
    Sealed const sealed{KeyUse::holder};
    auto const file = parse_key_file(sealed.content, sealed.record.file_name());
    EXPECT_THROW(open(file, Secret::random(32)), KeyFailure);
}

TEST(KeyFile, NoChangedBitGoesUnnoticed)
{
    Sealed const sealed{KeyUse::stamp};
    for (std::size_t bit = 0; bit < sealed.content.size() * 8; ++bit) {
        auto changed = sealed.content;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_THROW(
            {
                auto const file = parse_key_file(changed, sealed.record.file_name());
                open(file, wrapping_key());
            },
            KeyFailure
        ) << bit;
    }
}

TEST(KeyFile, NoPartOfAFileIsRead)
{
    Sealed const sealed{KeyUse::stamp};
    for (std::size_t length = 0; length < sealed.content.size(); ++length)
        EXPECT_THROW(
            parse_key_file(core::ByteView{sealed.content}.first(length), sealed.record.file_name()),
            KeyFailure
        );
}

TEST(KeyFile, AKeyCannotTakeAnotherRole)
{
    Sealed const sealed{KeyUse::token};
    EXPECT_THROW(parse_key_file(sealed.content, "reply-0102030405060708.key"), KeyFailure);
    auto const edited = header_with(sealed.content, 1, cbor::text("reply"));
    auto const file = parse_key_file(edited, "reply-0102030405060708.key");
    EXPECT_THROW(open(file, wrapping_key()), KeyFailure);
    EXPECT_THROW(
        parse_key_file(header_with(sealed.content, 1, cbor::text("root")), "root-0102030405060708.key"),
        KeyFailure
    );
}

TEST(KeyFile, AKeyCannotBeGivenALongerLife)
{
    Sealed const sealed{KeyUse::stamp};
    for (std::int64_t const key : {3, 4, 5}) {
        auto const edited = header_with(sealed.content, key, cbor::integer(9999999999));
        auto const file = parse_key_file(edited, sealed.record.file_name());
        EXPECT_THROW(open(file, wrapping_key()), KeyFailure);
    }
}

TEST(KeyFile, TheHeaderOfOneFileDoesNotOpenTheSecretOfAnother)
{
    Sealed const one{KeyUse::holder};
    Sealed const other{KeyUse::token};
    auto mixed = parts_of(one.content);
    mixed[2] = parts_of(other.content)[2];
    auto const file = parse_key_file(cbor::encode(cbor::array(mixed)), one.record.file_name());
    EXPECT_THROW(open(file, wrapping_key()), KeyFailure);
}

TEST(KeyFile, AStampKeyHasTheKidOfItsPublicHalf)
{
    Sealed const sealed{KeyUse::stamp};
    auto record = sealed.record;
    record.kid = {9};
    auto const content = seal(record, sealed.secret, plan, wrapping_key());
    EXPECT_THROW(parse_key_file(content, record.file_name()), KeyFailure);
}
