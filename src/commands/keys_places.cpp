#include "commands/keys_places.hpp"

#include "config/places.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
namespace stamp = domain::stamp;

namespace {

constexpr std::chrono::days after_the_last_stamp{30};

/// From the oldest.
std::vector<stamp::TrustStatement>
authentic_lists(std::filesystem::path const& trust, std::string const& issuer)
{
    crypto::TrustFolder const folder{trust};
    auto const anchor = folder.anchor(issuer);
    std::vector<stamp::TrustStatement> lists;
    auto const take = [&](core::ByteView list) {
        if (auto statement = stamp::authentic_trust_list(list, anchor, crypto::trust_tools()))
            lists.push_back(*std::move(statement));
    };
    for (auto const& seen : folder.seen()) take(seen.list);
    if (auto const published = folder.list()) take(*published);
    std::ranges::stable_sort(lists, {}, &stamp::TrustStatement::seq);
    return lists;
}

} // namespace

KeysPlaces keys_places(config::Settings const& settings, core::Instant now)
{
    auto const& keys = settings.keys;
    auto const at = [&](std::string const& name) { return config::path_of(settings, name); };
    return {
        .keys = at(keys.directory),
        .passphrase_file = at(keys.passphrase_file),
        .roots = at(keys.root_directory),
        .root_passphrase_file = at(keys.root_passphrase_file),
        .trust = at(keys.trust_directory),
        .issuer = settings.service.issuer,
        .now = now,
        .signing = keys.signing_days,
        .notice = keys.notice_days,
        .list_life = keys.trust_list_days,
        .stamp_validity = settings.service.stamp_validity_days,
    };
}

crypto::KeyPlan key_plan(KeysPlaces const& at, core::Instant begin)
{
    return {
        .now = begin,
        .signing_period = at.signing,
        .verify_for = at.signing + at.stamp_validity + after_the_last_stamp,
        .cost = at.cost,
    };
}

std::optional<stamp::TrustStatement>
newest_trust_list(std::filesystem::path const& trust, std::string const& issuer)
{
    auto lists = authentic_lists(trust, issuer);
    if (lists.empty()) return std::nullopt;
    return std::move(lists.back());
}

std::vector<stamp::TrustedKey> keys_ever_listed(std::filesystem::path const& trust, std::string const& issuer)
{
    std::vector<stamp::TrustedKey> keys;
    for (auto const& list : authentic_lists(trust, issuer))
        for (auto const& key : stamp::trusted_by(list).keys) {
            auto const known = std::ranges::find(keys, key.kid, &stamp::TrustedKey::kid);
            known == keys.end() ? keys.push_back(key) : void(*known = key);
        }
    return keys;
}

} // namespace etimbre::commands
