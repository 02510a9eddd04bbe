#include "certificates.hpp"
#include "http/server/revocations.hpp"

#include <gmock/gmock.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace etimbre::http::server {
namespace {

using testing::HasSubstr;

struct Free {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, Free>;

Certificate read(Credentials const& from)
{
    auto* const file = std::fopen(from.certificate_file.c_str(), "r");
    Certificate certificate{PEM_read_X509(file, nullptr, nullptr, nullptr)};
    std::fclose(file);
    return certificate;
}

class Lists : public testing::Test {
protected:
    Credentials issue(Credentials const& by) { return certificates_.issue(by, {.common_name = "c"}); }
    std::string written(std::string const& text) const
    {
        std::ofstream{file_} << text;
        return text;
    }
    std::string content() const
    {
        std::ifstream in{file_};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

    Certificates certificates_;
    Credentials ca_ = certificates_.authority("ca");
    std::string const file_ = certificates_.file("crl.pem");
    std::time_t const now_ = std::time(nullptr);
};

TEST_F(Lists, HoldWhatTheirAuthorityHasRevoked)
{
    auto const first = issue(ca_);
    auto const second = issue(ca_);
    certificates_.revoke(ca_, {first}, file_);
    Revocations const lists{file_};
    EXPECT_TRUE(lists.lists(*read(first)));
    EXPECT_FALSE(lists.lists(*read(second)));
    EXPECT_EQ(lists.fault_for(*read(ca_), now_), "");
}

TEST_F(Lists, OfSeveralAuthoritiesStandInOneFile)
{
    auto const other = certificates_.authority("other");
    auto const theirs = issue(other);
    certificates_.revoke(other, {theirs}, file_);
    auto const of_other = content();
    certificates_.revoke(ca_, {}, file_);
    written(content() + of_other);
    Revocations const lists{file_};
    EXPECT_TRUE(lists.lists(*read(theirs)));
    EXPECT_EQ(lists.fault_for(*read(ca_), now_), "");
    EXPECT_EQ(lists.fault_for(*read(other), now_), "");
}

TEST_F(Lists, AreOfNoUseOutOfTheirTimeOrFromAnotherHand)
{
    certificates_.revoke(ca_, {}, file_, -1);
    EXPECT_THAT(Revocations{file_}.fault_for(*read(ca_), now_), HasSubstr("out of date"));
    certificates_.revoke(ca_, {}, file_);
    constexpr std::time_t day = 86400;
    EXPECT_THAT(Revocations{file_}.fault_for(*read(ca_), now_ - 20 * day), HasSubstr("not yet valid"));
    EXPECT_THAT(Revocations{file_}.fault_for(*read(ca_), now_ + 2 * day), HasSubstr("out of date"));
    EXPECT_THAT(
        Revocations{file_}.fault_for(*read(certificates_.authority("other")), now_), HasSubstr("is missing")
    );
    Certificates elsewhere;
    elsewhere.revoke(elsewhere.authority("ca"), {}, file_);
    EXPECT_THAT(Revocations{file_}.fault_for(*read(ca_), now_), HasSubstr("not signed with its key"));
}

TEST_F(Lists, ThatAreBrokenAreNotRead)
{
    EXPECT_THROW(Revocations{file_}, std::runtime_error) << "not there";
    certificates_.revoke(ca_, {}, file_);
    auto const whole = content();
    for (auto const& broken :
         {std::string{}, std::string{"x"}, whole.substr(0, whole.size() / 2), whole + whole.substr(0, 80)}) {
        written(broken);
        EXPECT_THROW(Revocations{file_}, std::runtime_error) << broken;
    }
}

} // namespace
} // namespace etimbre::http::server
