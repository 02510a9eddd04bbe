#include "adapters/crypto/trust_draft.hpp"

#include "domain/stamp/cose.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace etimbre::adapters::crypto {

namespace stamp = domain::stamp;

namespace {

std::optional<stamp::ListedKey> listed(KeyRecord const& record, std::span<Retirement const> retired)
{
    if (!record.x) return std::nullopt;
    stamp::ListedKey of{
        .key = {.kid = record.kid, .x = *record.x, .nbf = record.nbf, .exp = record.sign_until},
        .role = stamp::KeyRole::stamp,
    };
    auto const end = std::ranges::find(retired, record.kid, &Retirement::kid);
    if (end == retired.end()) return of;
    of.key.exp = std::min(of.key.exp, end->at + retirement_notice.count());
    of.key.cut = end->cut;
    if (of.key.exp <= of.key.nbf) return std::nullopt;
    return of;
}

} // namespace

std::vector<stamp::ListedKey>
listed_keys(std::span<KeyRecord const> records, std::span<Retirement const> retired, core::Instant now)
{
    std::vector<stamp::ListedKey> keys;
    for (auto const& record : records) {
        if (record.use != KeyUse::stamp || record.exp <= core::unix_of(now)) continue;
        if (auto of = listed(record, retired)) keys.push_back(*std::move(of));
    }
    return keys;
}

stamp::TrustStatement draft_trust_list(
    std::vector<stamp::ListedKey> keys,
    std::optional<stamp::TrustStatement> const& before,
    DraftTerms const& terms
)
{
    stamp::TrustStatement next = before.value_or(stamp::TrustStatement{});
    auto const is_drafted = [&](stamp::ListedKey const& old) {
        return std::ranges::any_of(keys, [&](auto const& each) { return each.key.kid == old.key.kid; });
    };
    auto const is_over = [&](stamp::ListedKey const& old) {
        return old.key.exp + terms.keep_for.count() <= core::unix_of(terms.now);
    };
    for (auto const& old : next.keys)
        if (!is_drafted(old) && !is_over(old)) keys.push_back(old);
    std::ranges::sort(keys, {}, [](auto const& each) { return std::tuple{each.key.nbf, each.key.kid}; });

    next.issuer = terms.issuer;
    next.issued_at = core::unix_of(terms.now);
    next.expires_at = core::unix_of(terms.now + terms.life);
    next.seq += 1;
    next.keys = std::move(keys);
    return next;
}

bool same_content(stamp::TrustStatement const& left, stamp::TrustStatement const& right)
{
    auto redated = left;
    redated.seq = right.seq;
    redated.issued_at = right.issued_at;
    redated.expires_at = right.expires_at;
    return redated == right;
}

core::Bytes sign_trust_list(stamp::TrustStatement const& statement, Ed25519Key const& root)
{
    auto const payload = stamp::encode(statement);
    auto const kid = root.kid();
    return stamp::encode_sign1(kid, payload, root.sign(stamp::signature_input(kid, payload)));
}

} // namespace etimbre::adapters::crypto
