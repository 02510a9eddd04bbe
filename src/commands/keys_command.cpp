#include "commands/keys_command.hpp"

#include "adapters/crypto/passphrase.hpp"
#include "commands/keys_file.hpp"
#include "core/bytes.hpp"
#include "core/instant.hpp"

#include <algorithm>
#include <ostream>
#include <span>
#include <string_view>

namespace etimbre::commands {

namespace crypto = adapters::crypto;

namespace {

/// Columns as wide as "2026-11-23T20:29:10Z" and two spaces.
std::string column(std::string_view text, std::size_t width = 22)
{
    std::string out{text};
    out.resize(std::max(width, out.size()), ' ');
    return out;
}

std::string time_of(std::int64_t unix_seconds)
{
    return unix_seconds == 0 ? "-" : core::to_rfc3339(core::instant_of_unix(unix_seconds));
}

void print_table(std::span<crypto::KeyRecord const> records, std::ostream& out)
{
    out << column("use", 8) << column("kid", 18) << column("in use from") << column("signs until")
        << "verifies until\n";
    for (auto const& each : records)
        out << column(crypto::word_of(each.use), 8) << column(core::to_hex(each.kid), 18)
            << column(time_of(each.nbf)) << column(time_of(each.sign_until)) << time_of(each.exp) << '\n';
}

} // namespace

int keys_init(
    std::filesystem::path const& directory,
    std::filesystem::path const& passphrase_file,
    crypto::KeyPlan const& plan,
    std::ostream& out
)
{
    auto const store = crypto::KeyStore::create(directory, crypto::read_passphrase(passphrase_file), plan);
    print_table(store.records(), out);
    return 0;
}

int keys_list(std::filesystem::path const& directory, std::string const& issuer, bool json, std::ostream& out)
{
    auto const records = crypto::read_records(directory);
    if (json)
        out << keys_json(crypto::trust_list(records, issuer)) << '\n';
    else
        print_table(records, out);
    return 0;
}

} // namespace etimbre::commands
