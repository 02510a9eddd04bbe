#pragma once

#include "http/server/revocations.hpp"

#include <openssl/types.h>

#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::http::server {

/// By what the certificates of clients are judged: who may sign them, and which of them were revoked.
class ClientTrust {
public:
    /// @param authorities_file  PEM certificates.
    /// @param crl_file          PEM lists, one for every authority of a chain, the root's included; empty: no
    ///                          certificate is ever revoked. One that cannot be used is no reason to throw:
    ///                          then nobody is let in.
    /// Throws std::runtime_error naming the file of authorities where it cannot be used.
    ClientTrust(std::string const& authorities_file, std::string const& crl_file);

    /// With the flags that make OpenSSL ask the lists for every certificate of a chain.
    X509_STORE* store() const { return store_.get(); }
    /// Null where there is no list.
    Revocations const* revocations() const { return revocations_ ? &*revocations_ : nullptr; }
    /// Why some or all clients cannot be let in at that moment; empty where all can.
    std::string fault(std::time_t now) const;

private:
    struct Free {
        void operator()(X509_STORE* store) const;
        void operator()(X509* certificate) const;
    };

    void read_authorities(std::string const& file);
    void read_revocations(std::string const& file);

    std::unique_ptr<X509_STORE, Free> store_;
    std::vector<std::unique_ptr<X509, Free>> authorities_;
    std::optional<Revocations> revocations_;
    std::string unusable_; ///< why there is no list though there should be
};

} // namespace etimbre::http::server
