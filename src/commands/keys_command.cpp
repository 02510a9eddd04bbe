#include "commands/keys_command.hpp"

#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/root_keys.hpp"
#include "adapters/crypto/sealed_directory.hpp"
#include "adapters/crypto/trust_draft.hpp"
#include "commands/key_states.hpp"
#include "commands/keys_file.hpp"
#include "commands/trust_list_command.hpp"

#include <algorithm>
#include <ostream>
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

void print_table(std::vector<KeyState> const& states, std::ostream& out)
{
    out << column("use", 8) << column("kid", 18) << column("state", 16) << column("begins")
        << column("signs until") << "trusted until\n";
    for (auto const& [record, state] : states)
        out << column(crypto::word_of(record.use), 8) << column(core::to_hex(record.kid), 18)
            << column(state, 16) << column(time_of(record.nbf)) << column(time_of(record.sign_until))
            << time_of(record.exp) << '\n';
}

bool has_keys(std::filesystem::path const& directory)
{
    return std::filesystem::is_directory(directory) && !crypto::KeyDirectory{directory}.names().empty();
}

void init_service(KeysPlaces const& at, std::ostream& out)
{
    if (has_keys(at.keys)) {
        out << "There are keys in " << at.keys.string() << " already; none was made.\n";
        return;
    }
    crypto::KeyStore::create(at.keys, crypto::read_passphrase(at.passphrase_file), key_plan(at, at.now));
    out << "Made the keys of the service in " << at.keys.string() << ".\n";
}

void init_roots(KeysPlaces const& at, std::ostream& out)
{
    auto folder = crypto::TrustFolder::make(at.trust);
    folder.lock();
    if (folder.pinned()) return;
    auto const passphrase = crypto::read_passphrase(at.root_passphrase_file);
    if (!has_keys(at.roots)) crypto::create_roots(at.roots, passphrase, at.cost, at.now);
    folder.pin(crypto::root_public_keys(at.roots, passphrase));
    out << "Made two root keys, active and spare, in " << at.roots.string() << ", and pinned them in "
        << at.trust.string()
        << ".\nThe service never needs the root keys: keep them, and their passphrase, off this machine.\n";
}

} // namespace

int keys_init(KeysPlaces const& at, std::ostream& out)
{
    init_service(at, out);
    init_roots(at, out);
    if (!newest_trust_list(at.trust, at.issuer)) keys_trust_list(at, {}, out);
    print_table(key_states(at), out);
    return 0;
}

int keys_list(KeysPlaces const& at, bool json, std::ostream& out)
{
    if (json) {
        domain::stamp::TrustList list{.issuer = at.issuer, .keys = {}};
        auto const records = crypto::read_records(at.keys);
        auto const retired = crypto::read_retirements(crypto::KeyDirectory{at.keys});
        for (auto const& each : crypto::listed_keys(records, retired, at.now)) list.keys.push_back(each.key);
        out << keys_json(list) << '\n';
        return 0;
    }
    auto const states = key_states(at);
    print_table(states, out);
    if (std::ranges::any_of(states, &KeyState::is_unlisted))
        out << "* The trust list does not say so yet: run etimbre keys trust-list.\n";
    return 0;
}

} // namespace etimbre::commands
