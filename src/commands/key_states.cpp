#include "commands/key_states.hpp"

#include "adapters/crypto/trust_draft.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
using crypto::KeyRecord;
using crypto::KeyUse;

namespace {

/// What decides how a key stands, besides its own record.
struct Surroundings {
    std::vector<KeyRecord> records;
    std::vector<crypto::Retirement> retired;
    std::vector<domain::stamp::ListedKey> due;    ///< as the next list will name them
    std::vector<domain::stamp::ListedKey> listed; ///< as the list there is names them
    std::int64_t now = 0;

    crypto::Retirement const* retirement(KeyRecord const& of) const
    {
        auto const at = std::ranges::find(retired, of.kid, &crypto::Retirement::kid);
        return at == retired.end() ? nullptr : &*at;
    }
    /// Whether another key of that use has begun after this one.
    bool is_followed(KeyRecord const& of) const
    {
        return std::ranges::any_of(records, [&](KeyRecord const& other) {
            return other.use == of.use && other.nbf <= now &&
                   std::tie(of.nbf, of.kid) < std::tie(other.nbf, other.kid) &&
                   (other.use != KeyUse::stamp || (now < other.sign_until && retirement(other) == nullptr));
        });
    }
    bool is_unlisted(KeyRecord const& of) const
    {
        auto const named = [&](auto const& keys) -> std::optional<domain::stamp::ListedKey> {
            auto const at =
                std::ranges::find_if(keys, [&](auto const& each) { return each.key.kid == of.kid; });
            return at == keys.end() ? std::nullopt : std::optional{*at};
        };
        return named(due) != named(listed);
    }
};

std::string stamp_state(KeyRecord const& of, Surroundings const& among)
{
    if (auto const* const retirement = among.retirement(of); retirement != nullptr)
        return retirement->cut ? "cut at " + std::to_string(*retirement->cut) : "retired";
    if (among.now < of.nbf) return "next";
    if (among.now >= of.exp) return "over";
    return among.now < of.sign_until && !among.is_followed(of) ? "signing" : "verifying";
}

std::string state_of(KeyRecord const& of, Surroundings const& among)
{
    switch (of.use) {
    case KeyUse::stamp:
        return stamp_state(of, among) + (among.is_unlisted(of) ? " *" : "");
    case KeyUse::holder:
        if (among.now < of.nbf) return "next";
        return among.is_followed(of) ? "matching" : "binding";
    case KeyUse::token:
    case KeyUse::reply:
    case KeyUse::root:
        return "in use";
    }
    return "in use";
}

} // namespace

std::vector<KeyState> key_states(KeysPlaces const& at)
{
    Surroundings among{
        .records = crypto::read_records(at.keys),
        .retired = crypto::read_retirements(crypto::KeyDirectory{at.keys}),
        .due = {},
        .listed = {},
        .now = core::unix_of(at.now),
    };
    among.due = crypto::listed_keys(among.records, among.retired, at.now);
    bool const has_trust = std::filesystem::is_directory(at.trust) && crypto::TrustFolder{at.trust}.pinned();
    if (auto const list = has_trust ? newest_trust_list(at.trust, at.issuer) : std::nullopt)
        among.listed = list->keys;
    std::vector<KeyState> states;
    states.reserve(among.records.size());
    for (auto const& record : among.records) states.push_back({record, state_of(record, among)});
    return states;
}

} // namespace etimbre::commands
