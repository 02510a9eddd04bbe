#include "certificates.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>

namespace etimbre::http::server {
namespace {

struct Free {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509_CRL* list) const { X509_CRL_free(list); }
    void operator()(ASN1_TIME* time) const { ASN1_TIME_free(time); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;
using File = std::unique_ptr<std::FILE, Free>;

void extend(X509* certificate, X509* issuer, int nid, std::string const& text)
{
    if (text.empty()) return;
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, text.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate draft(Statement const& statement, EVP_PKEY* key, int serial)
{
    constexpr long day = 86400;
    Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(
        X509_getm_notBefore(certificate.get()), statement.days < 0 ? 2L * statement.days * day : -day
    );
    X509_gmtime_adj(
        X509_getm_notAfter(certificate.get()),
        statement.seconds > 0 ? statement.seconds : statement.days * day
    );
    X509_set_pubkey(certificate.get(), key);
    auto const* const name = reinterpret_cast<unsigned char const*>(statement.common_name.c_str());
    X509_NAME_add_entry_by_txt(
        X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8, name, -1, -1, 0
    );
    return certificate;
}

Certificate certificate_in(std::string const& file)
{
    return Certificate{PEM_read_X509(File{std::fopen(file.c_str(), "r")}.get(), nullptr, nullptr, nullptr)};
}

Key key_in(std::string const& file)
{
    return Key{PEM_read_PrivateKey(File{std::fopen(file.c_str(), "r")}.get(), nullptr, nullptr, nullptr)};
}

Credentials keep(std::string const& base, X509* certificate, EVP_PKEY* key)
{
    Credentials const files{base + ".pem", base + ".key"};
    PEM_write_X509(File{std::fopen(files.certificate_file.c_str(), "w")}.get(), certificate);
    PEM_write_PrivateKey(
        File{std::fopen(files.key_file.c_str(), "w")}.get(), key, nullptr, nullptr, 0, nullptr, nullptr
    );
    return files;
}

} // namespace

Certificates::Certificates()
{
    std::string folder = std::filesystem::temp_directory_path() / "etimbre-certificates-XXXXXX";
    folder_ = ::mkdtemp(folder.data());
}

Certificates::~Certificates()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

Credentials Certificates::authority(std::string const& name)
{
    Key const key{EVP_EC_gen("P-256")};
    auto const certificate = draft({.common_name = name}, key.get(), ++issued_);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return keep(file(name), certificate.get(), key.get());
}

Credentials Certificates::issue(Credentials const& by, Statement const& statement)
{
    auto const issuer = certificate_in(by.certificate_file);
    auto const issuer_key = key_in(by.key_file);
    Key const key{EVP_EC_gen("P-256")};
    auto const certificate = draft(statement, key.get(), ++issued_);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    extend(certificate.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(certificate.get(), issuer.get(), NID_key_usage, "critical,digitalSignature");
    extend(certificate.get(), issuer.get(), NID_ext_key_usage, statement.extended_usage);
    extend(certificate.get(), issuer.get(), NID_subject_alt_name, statement.alternative_names);
    X509_sign(certificate.get(), issuer_key.get(), EVP_sha256());
    return keep(file(std::to_string(issued_)), certificate.get(), key.get());
}

void Certificates::revoke(
    Credentials const& by, std::vector<Credentials> const& revoked, std::string const& file, int days
)
{
    constexpr long day = 86400;
    using List = std::unique_ptr<X509_CRL, Free>;
    using Time = std::unique_ptr<ASN1_TIME, Free>;
    Time const before{X509_gmtime_adj(nullptr, -10 * day)};
    Time const until{X509_gmtime_adj(nullptr, days * day)};
    List const list{X509_CRL_new()};
    X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate_in(by.certificate_file).get()));
    X509_CRL_set1_lastUpdate(list.get(), before.get());
    X509_CRL_set1_nextUpdate(list.get(), until.get());
    for (auto const& each : revoked) {
        auto* const entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(
            entry, X509_get_serialNumber(certificate_in(each.certificate_file).get())
        );
        X509_REVOKED_set_revocationDate(entry, before.get());
        X509_CRL_add0_revoked(list.get(), entry);
    }
    X509_CRL_sign(list.get(), key_in(by.key_file).get(), EVP_sha256());
    auto const fresh = file + ".new";
    PEM_write_X509_CRL(File{std::fopen(fresh.c_str(), "w")}.get(), list.get());
    std::filesystem::rename(fresh, file);
}

} // namespace etimbre::http::server
