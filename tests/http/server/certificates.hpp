#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace etimbre::http::server {

/// A certificate and its key, as PEM files.
struct Credentials {
    std::string certificate_file;
    std::string key_file;
};

/// What a certificate says.
struct Statement {
    std::string common_name;
    std::string alternative_names{}; ///< as OpenSSL writes them: "DNS:localhost,URI:urn:x"
    std::string extended_usage{};    ///< "serverAuth", "clientAuth"; empty: no such extension
    int days = 1;                    ///< from now on; negative: over since then
    int seconds = 0;                 ///< if not 0, instead of days
};

/// Certificates in a folder of their own, which goes when this goes. P-256 keys.
class Certificates {
public:
    Certificates();
    Certificates(Certificates const&) = delete;
    Certificates& operator=(Certificates const&) = delete;
    ~Certificates();

    /// A certificate that signs itself and may sign others.
    Credentials authority(std::string const& name);
    Credentials issue(Credentials const& by, Statement const& statement);
    /// Writes the list of what that authority has revoked into the file, in one step; good until so many days
    /// from now.
    void revoke(
        Credentials const& by, std::vector<Credentials> const& revoked, std::string const& file, int days = 1
    );
    /// A name in the folder.
    std::string file(std::string const& name) const { return folder_ / name; }

private:
    std::filesystem::path folder_;
    int issued_ = 0;
};

} // namespace etimbre::http::server
