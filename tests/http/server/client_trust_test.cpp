#include "certificates.hpp"
#include "http/server/client_trust.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace etimbre::http::server {
namespace {

using testing::HasSubstr;

class TrustInClients : public testing::Test {
protected:
    Certificates certificates_;
    Credentials ca_ = certificates_.authority("ca");
    std::string const crl_ = certificates_.file("crl.pem");
    std::time_t const now_ = std::time(nullptr);
};

TEST_F(TrustInClients, NeedsAuthorities)
{
    EXPECT_THROW(ClientTrust("/nowhere/ca.pem", ""), std::runtime_error);
    EXPECT_THROW(ClientTrust(ca_.key_file, ""), std::runtime_error) << "a key is no certificate";
}

TEST_F(TrustInClients, HasNoFaultWithoutAList)
{
    ClientTrust const trust{ca_.certificate_file, ""};
    EXPECT_EQ(trust.fault(now_), "");
    EXPECT_EQ(trust.revocations(), nullptr);
}

TEST_F(TrustInClients, SaysWhyNobodyCanBeJudged)
{
    EXPECT_THAT(ClientTrust(ca_.certificate_file, crl_).fault(now_), HasSubstr("crl.pem"));
    certificates_.revoke(ca_, {}, crl_, -1);
    EXPECT_THAT(ClientTrust(ca_.certificate_file, crl_).fault(now_), HasSubstr("out of date"));
    certificates_.revoke(ca_, {}, crl_);
    EXPECT_EQ(ClientTrust(ca_.certificate_file, crl_).fault(now_), "");
}

TEST_F(TrustInClients, WantsAListOfEachAuthority)
{
    auto const both = certificates_.file("both.pem");
    std::ofstream out{both};
    for (auto const& each : {ca_, certificates_.authority("other")})
        out << std::ifstream{each.certificate_file}.rdbuf();
    out.close();
    certificates_.revoke(ca_, {}, crl_);
    EXPECT_THAT(ClientTrust(both, crl_).fault(now_), HasSubstr("/CN=other"));
}

} // namespace
} // namespace etimbre::http::server
