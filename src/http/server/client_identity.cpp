#include "http/server/tls_context.hpp"

#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace etimbre::http::server {
namespace {

constexpr std::string_view prefix = "urn:etimbre:";
constexpr std::size_t identity_bytes_max = 128;

struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};
using Names = std::unique_ptr<GENERAL_NAMES, FreeNames>;

bool is_for_clients(X509* certificate)
{
    if ((X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) == 0) return false;
    return (X509_get_extended_key_usage(certificate) & XKU_SSL_CLIENT) != 0;
}

bool is_plain(std::string_view identity)
{
    return identity.starts_with(prefix) && identity.size() > prefix.size() &&
           identity.size() <= identity_bytes_max && std::ranges::all_of(identity, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == ':' || c == '.' || c == '_' || c == '-';
           });
}

std::string_view uri_of(GENERAL_NAME const& name)
{
    // NOLINTNEXTLINE(*-union-access): OpenSSL's type; the caller has looked at its tag
    auto const* const text = name.d.uniformResourceIdentifier;
    return {
        reinterpret_cast<char const*>(ASN1_STRING_get0_data(text)),
        static_cast<std::size_t>(ASN1_STRING_length(text))
    };
}

} // namespace

std::expected<std::string, std::string_view> identity_of(X509 const& certificate)
{
    using Not = std::unexpected<std::string_view>;
    // OpenSSL caches what it decodes inside the certificate, so its readers take it as not const.
    auto* const readable = const_cast<X509*>(&certificate); // NOLINT(*-const-cast)
    if (X509_check_ca(readable) != 0) return Not{"the certificate is that of an authority"};
    if (!is_for_clients(readable)) return Not{"the certificate is not meant for clients"};
    Names const names{
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(readable, NID_subject_alt_name, nullptr, nullptr))
    };
    if (!names) return Not{"the certificate has no subjectAltName that can be read"};

    std::optional<std::string_view> identity;
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        auto const* const name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type != GEN_URI) continue;
        if (identity) return Not{"the certificate names more than one URI"};
        identity = uri_of(*name);
    }
    if (!identity) return Not{"the certificate names no URI"};
    if (!is_plain(*identity)) return Not{"the certificate names a URI that is none of ours"};
    return std::string{*identity};
}

} // namespace etimbre::http::server
