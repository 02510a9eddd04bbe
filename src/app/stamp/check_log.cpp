#include "app/stamp/check_log.hpp"

#include "app/stamp/stamp_text.hpp"

namespace etimbre::app::stamp {
namespace {

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
    return std::nullopt;
}

} // namespace etimbre::app::stamp
