#include "adapters/crypto/hashing.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace etimbre;
using namespace etimbre::adapters::crypto;

TEST(Hashing, TheExamplesOfTheStandardComeOut)
{
    EXPECT_EQ(
        core::to_hex(sha256(core::as_bytes("abc"))),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    EXPECT_EQ(core::to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(
        core::to_hex(sha512(core::as_bytes("abc"))),
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    );
}

// RFC 4231, test cases 1, 2 and 6.
TEST(Hashing, TheKeyedExamplesOfRfc4231ComeOut)
{
    EXPECT_EQ(
        core::to_hex(hmac_sha256(core::Bytes(20, 0x0b), core::as_bytes("Hi There"))),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    );
    EXPECT_EQ(
        core::to_hex(hmac_sha256(core::as_bytes("Jefe"), core::as_bytes("what do ya want for nothing?"))),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
    EXPECT_EQ(
        core::to_hex(hmac_sha256(
            core::Bytes(131, 0xaa), core::as_bytes("Test Using Larger Than Block-Size Key - Hash Key First")
        )),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    );
}

TEST(Hashing, EqualityLooksAtLengthAndEveryByte)
{
    EXPECT_TRUE(equal_in_constant_time({}, {}));
    EXPECT_TRUE(equal_in_constant_time(core::as_bytes("abc"), core::as_bytes("abc")));
    EXPECT_FALSE(equal_in_constant_time(core::as_bytes("abc"), core::as_bytes("abd")));
    EXPECT_FALSE(equal_in_constant_time(core::as_bytes("abc"), core::as_bytes("xbc")));
    EXPECT_FALSE(equal_in_constant_time(core::as_bytes("abc"), core::as_bytes("abcd")));
}

TEST(Hashing, DrawnBytesDoNotRepeat)
{
    std::set<core::Hash> seen;
    for (int i = 0; i < 100; ++i) {
        core::Hash drawn{};
        entropy(drawn);
        seen.insert(drawn);
    }
    EXPECT_EQ(seen.size(), 100U);
}
