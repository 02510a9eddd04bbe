#include "http/server/revocations.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <stdexcept>

namespace etimbre::http::server {
namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

/// OpenSSL caches what it decodes inside its objects, so its readers take them as not const.
X509* readable(X509 const& certificate)
{
    return const_cast<X509*>(&certificate); // NOLINT(*-const-cast)
}

std::string name_of(X509 const& authority)
{
    std::array<char, 256> name{};
    X509_NAME_oneline(X509_get_subject_name(&authority), name.data(), static_cast<int>(name.size()));
    return name.data();
}

/// -1, 0 or 1: before, at or after `now`. A time that is not there or not readable is before.
int side_of(ASN1_TIME const* time, std::time_t now)
{
    if (time == nullptr) return -1;
    auto const side = X509_cmp_time(time, &now);
    return side == 0 ? -1 : side;
}

} // namespace

void Revocations::Free::operator()(X509_CRL* list) const
{
    X509_CRL_free(list);
}

Revocations::Revocations(std::string const& file) : file_{file}
{
    auto const what = "Cannot use the list of revoked certificates '" + file + "': ";
    std::unique_ptr<BIO, FreeBio> const in{BIO_new_file(file.c_str(), "r")};
    ERR_clear_error();
    if (!in) throw std::runtime_error{what + "it cannot be read"};
    while (auto* const list = PEM_read_bio_X509_CRL(in.get(), nullptr, nullptr, nullptr))
        lists_.emplace_back(list);
    auto const ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!ended || lists_.empty())
        throw std::runtime_error{what + "it must hold lists in PEM, all of them whole"};
}

bool Revocations::lists(X509 const& certificate) const
{
    for (auto const& list : lists_) {
        if (X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_issuer_name(&certificate)) != 0) continue;
        X509_REVOKED* entry = nullptr;
        if (X509_CRL_get0_by_cert(list.get(), &entry, readable(certificate)) == 1) return true;
    }
    return false;
}

std::string Revocations::fault_for(X509 const& authority, std::time_t now) const
{
    auto const what = "The list of revoked certificates of '" + name_of(authority) + "' in '" + file_ + "' ";
    std::string fault = what + "is missing";
    for (auto const& list : lists_) {
        if (X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(&authority)) != 0) continue;
        auto const signed_by_it = X509_CRL_verify(list.get(), X509_get0_pubkey(&authority)) == 1;
        ERR_clear_error();
        if (!signed_by_it)
            fault = what + "is not signed with its key";
        else if (side_of(X509_CRL_get0_lastUpdate(list.get()), now) > 0)
            fault = what + "is not yet valid";
        else if (side_of(X509_CRL_get0_nextUpdate(list.get()), now) < 0)
            fault = what + "is out of date";
        else
            return {};
    }
    return fault;
}

void Revocations::add_to(X509_STORE& store) const
{
    for (auto const& list : lists_) X509_STORE_add_crl(&store, list.get());
}

} // namespace etimbre::http::server
