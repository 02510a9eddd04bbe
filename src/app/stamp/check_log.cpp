#include "app/stamp/check_log.hpp"

#include "app/stamp/stamp_text.hpp"

#include <algorithm>

namespace etimbre::app::stamp {
namespace {

/// Seconds between the retirement of a key and the end that the trust list gives it.
constexpr std::int64_t retirement_noticed_within = 60;

bool same_stamp(domain::tlog::Leaf const& leaf, StampRow const& row)
{
    return leaf.issued_at == row.issued_at && leaf.service == row.service && leaf.mission == row.mission &&
           leaf.amount_minor == row.total.minor() && leaf.currency == row.total.currency().name();
}

} // namespace

std::optional<std::string_view> LogCheck::fault_of(StoredLeaf const& stored)
{
    auto const expected = next_++;
    if (stored.index != expected) return "a leaf is missing before this one";
    if (domain::tlog::leaf_hash(stored.entry, sha256_) != stored.hash)
        return "the entry does not have its hash";
    auto const leaf = domain::tlog::decode(stored.entry);
    if (!leaf) return "the entry is not an entry of this log";
    if (leaf->index != expected) return "the entry names another index";
    if (!totals_.add(leaf->currency, leaf->amount_minor) || leaf->totals != totals_)
        return "the running totals do not add up";
    if (!stored.stamp) return "no stamp has this index";
    if (!same_stamp(*leaf, *stored.stamp)) return "the stamp's row differs from its entry";
    if (sha256_(domain::stamp::encode(claims_of(*stored.stamp))) != leaf->payload_hash)
        return "the stamp's row does not give the payload that was logged";
    if (stored.stamp->payload_hash != leaf->payload_hash) return "the stamp's row names another payload";
    return fault_of_key(*leaf, stored.stamp->kid);
}

/// A row's kid is in no hash. But a key signs in its time only, and keys follow one another: one that was
/// replaced comes back only where the one that replaced it was retired.
std::optional<std::string_view> LogCheck::fault_of_key(domain::tlog::Leaf const& leaf, Kid const& kid)
{
    if (signing_ && signing_->kid == kid && leaf.issued_at < signing_->exp) return std::nullopt;
    auto const key = std::ranges::find(keys_, kid, &domain::stamp::TrustedKey::kid);
    if (key == keys_.end()) return "the stamp's key was in no trust list";
    if (leaf.issued_at < key->nbf || leaf.issued_at >= key->exp)
        return "the stamp's key did not sign at the time of its entry";
    bool const ended = signing_ && leaf.issued_at >= signing_->exp - retirement_noticed_within;
    if (std::ranges::find(replaced_, kid) != replaced_.end() && !ended)
        return "the stamp's key had been replaced by another";
    if (signing_) replaced_.push_back(signing_->kid);
    signing_ = *key;
    return std::nullopt;
}

} // namespace etimbre::app::stamp
