#include "http/server/client_trust.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

} // namespace

void ClientTrust::Free::operator()(X509_STORE* store) const
{
    X509_STORE_free(store);
}

void ClientTrust::Free::operator()(X509* certificate) const
{
    X509_free(certificate);
}

ClientTrust::ClientTrust(std::string const& authorities_file, std::string const& crl_file)
    : store_{X509_STORE_new()}
{
    if (!store_) throw std::runtime_error{"OpenSSL has no memory for the authorities of clients"};
    read_authorities(authorities_file);
    if (!crl_file.empty()) read_revocations(crl_file);
}

void ClientTrust::read_authorities(std::string const& file)
{
    std::unique_ptr<BIO, FreeBio> const in{BIO_new_file(file.c_str(), "r")};
    ERR_clear_error();
    while (auto* const certificate = in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr) {
        authorities_.emplace_back(certificate);
        X509_STORE_add_cert(store_.get(), certificate);
    }
    auto const whole = in && ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!whole || authorities_.empty())
        throw std::runtime_error{
            "Cannot use the certificate authorities in '" + file + "': they must be readable PEM"
        };
}

void ClientTrust::read_revocations(std::string const& file)
{
    X509_STORE_set_flags(store_.get(), X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
    try {
        revocations_.emplace(file);
        revocations_->add_to(*store_);
    } catch (std::runtime_error const& failure) {
        unusable_ = failure.what();
    }
}

std::string ClientTrust::fault(std::time_t now) const
{
    if (!revocations_) return unusable_;
    for (auto const& authority : authorities_)
        if (auto fault = revocations_->fault_for(*authority, now); !fault.empty()) return fault;
    return {};
}

} // namespace etimbre::http::server
