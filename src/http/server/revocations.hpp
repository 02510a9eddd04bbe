#pragma once

#include <openssl/types.h>

#include <ctime>
#include <memory>
#include <string>
#include <vector>

namespace etimbre::http::server {

/// The lists of revoked certificates (RFC 5280, section 5) of one PEM file.
class Revocations {
public:
    /// Throws std::runtime_error naming the file where it cannot be read, holds no list, or holds anything
    /// that is broken.
    explicit Revocations(std::string const& file);

    bool lists(X509 const& certificate) const;
    /// Why the certificates of this authority cannot be judged at that moment: no list, one that another key
    /// has signed, one that is not yet or no longer valid. Empty where they can.
    std::string fault_for(X509 const& authority, std::time_t now) const;
    /// Adds every list to those by which the store judges.
    void add_to(X509_STORE& store) const;

private:
    struct Free {
        void operator()(X509_CRL* list) const;
    };
    using List = std::unique_ptr<X509_CRL, Free>;

    std::string file_;
    std::vector<List> lists_;
};

} // namespace etimbre::http::server
