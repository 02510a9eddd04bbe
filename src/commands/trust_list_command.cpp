#include "commands/trust_list_command.hpp"

#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/root_keys.hpp"
#include "adapters/crypto/sealed_directory.hpp"
#include "adapters/crypto/trust_draft.hpp"

#include <algorithm>
#include <ostream>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
namespace stamp = domain::stamp;

namespace {

std::string holds_until(stamp::TrustStatement const& list)
{
    return "Trust list " + std::to_string(list.seq) + " holds until " +
           core::to_rfc3339(core::instant_of_unix(list.expires_at));
}

stamp::TrustStatement next_list(
    KeysPlaces const& at,
    crypto::TrustFolder const& folder,
    std::optional<stamp::TrustStatement> const& before
)
{
    auto const records = crypto::read_records(at.keys);
    auto const retired = crypto::read_retirements(crypto::KeyDirectory{at.keys});
    auto next = crypto::draft_trust_list(
        crypto::listed_keys(records, retired, at.now),
        before,
        {.issuer = at.issuer,
         .now = at.now,
         .life = at.list_life,
         .keep_for = at.stamp_validity + std::chrono::days{30}}
    );
    next.seq = std::max(next.seq, folder.newest_seen() + 1);
    return next;
}

/// Whether the next list would say nothing new, and the one before is published and has half its life left.
bool is_enough(
    KeysPlaces const& at,
    crypto::TrustFolder const& folder,
    stamp::TrustStatement const& before,
    stamp::TrustStatement const& next
)
{
    auto const list = folder.list();
    auto const published =
        list ? stamp::authentic_trust_list(*list, folder.anchor(at.issuer), crypto::trust_tools())
             : core::refuse(core::Reason::not_found);
    return published && *published == before && crypto::same_content(before, next) &&
           before.expires_at - core::unix_of(at.now) >= at.list_life.count() / 2;
}

} // namespace

int keys_trust_list(KeysPlaces const& at, TrustListOptions const& options, std::ostream& out)
{
    crypto::TrustFolder folder{at.trust};
    folder.lock();
    auto const anchor = folder.anchor(at.issuer);
    auto const before = newest_trust_list(at.trust, at.issuer);
    auto const next = next_list(at, folder, before);
    if (before && !options.renew && is_enough(at, folder, *before, next)) {
        out << holds_until(*before) << " and says all there is; nothing was signed.\n";
        return 0;
    }
    auto const root = crypto::open_root(
        at.roots, crypto::read_passphrase(at.root_passphrase_file), anchor.roots, options.root
    );
    auto const list = crypto::sign_trust_list(next, root);
    if (auto const read = stamp::read_trust_list(list, anchor, at.now, next.seq, crypto::trust_tools());
        !read)
        throw crypto::KeyFailure{
            "the new trust list would not be read and was not published: " +
            std::string{read.error().detail.text}
        };
    folder.publish(list);
    out << holds_until(next) << ", " << next.keys.size() << " keys, signed by root "
        << core::to_hex(root.kid()) << ".\n";
    return 0;
}

} // namespace etimbre::commands
