#include "commands/keys_rotation.hpp"

#include "adapters/crypto/sealed_directory.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
namespace stamp = domain::stamp;
using crypto::KeyRecord;
using crypto::KeyUse;

namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int bad_usage = 2;

/// So long before its first use every running service has surely read a new holder key.
constexpr std::chrono::minutes holder_notice{1};
/// With `--when-due`: how long before the notice must be given.
constexpr std::chrono::days due_before_notice{7};

/// The keys of one use that count: not retired.
std::vector<KeyRecord> counting(KeysPlaces const& at, KeyUse use)
{
    auto records = crypto::read_records(at.keys);
    auto const retired = crypto::read_retirements(crypto::KeyDirectory{at.keys});
    std::erase_if(records, [&](KeyRecord const& each) {
        return each.use != use || std::ranges::count(retired, each.kid, &crypto::Retirement::kid) > 0;
    });
    return records;
}

bool is_listed(KeysPlaces const& at, KeyRecord const& record)
{
    auto const list = newest_trust_list(at.trust, at.issuer);
    return list &&
           std::ranges::any_of(list->keys, [&](auto const& each) { return each.key.kid == record.kid; });
}

/// A key that was made for what is asked now: it begins later, or (asked for at once) has begun unlisted.
KeyRecord const*
made_before(KeysPlaces const& at, std::vector<KeyRecord> const& keys, RotateOptions const& options)
{
    auto const now = core::unix_of(at.now);
    auto const found = std::ranges::find_if(keys, [&](KeyRecord const& each) {
        if (each.use == KeyUse::holder) return each.nbf > now && (!options.now || each.nbf <= now + 60);
        if (options.now) return each.nbf <= now && now < each.sign_until && !is_listed(at, each);
        return each.nbf > now;
    });
    return found == keys.end() ? nullptr : &*found;
}

/// Until when a key of these signs.
core::Instant last_second(std::vector<KeyRecord> const& keys)
{
    std::int64_t last = 0;
    for (auto const& each : keys) last = std::max(last, each.sign_until);
    return core::instant_of_unix(last);
}

core::Instant beginning(KeysPlaces const& at, RotateOptions const& options, core::Instant last)
{
    if (options.begins_at) return core::instant_of_unix(*options.begins_at);
    auto const noticed = at.now + at.notice;
    if (options.now) return at.now;
    return options.when_due ? std::clamp(last, at.now, noticed) : noticed;
}

int add(KeysPlaces const& at, crypto::OpenedKey const& key, std::ostream& out)
{
    crypto::SealedDirectory::open(at.keys, crypto::read_passphrase(at.passphrase_file)).add(key);
    out << "Made the " << crypto::word_of(key.record.use) << " key " << core::to_hex(key.record.kid)
        << ", in use from " << core::to_rfc3339(core::instant_of_unix(key.record.nbf)) << ".\n";
    if (key.record.use == KeyUse::stamp)
        out << "It signs once the trust list names it: run etimbre keys trust-list.\n";
    return done;
}

int say_made_before(KeyRecord const& key, std::ostream& out)
{
    out << "The " << crypto::word_of(key.use) << " key " << core::to_hex(key.kid) << ", in use from "
        << core::to_rfc3339(core::instant_of_unix(key.nbf)) << ", is there already; none was made.\n";
    return done;
}

int rotate_stamp(KeysPlaces const& at, RotateOptions const& options, std::ostream& out, std::ostream& err)
{
    auto const keys = counting(at, KeyUse::stamp);
    auto const last = last_second(keys);
    if (auto const* const made = made_before(at, keys, options); made != nullptr)
        return say_made_before(*made, out);
    if (options.when_due && last > at.now + at.notice + due_before_notice) {
        out << "A stamp key signs until " << core::to_rfc3339(last) << "; none was made.\n";
        return done;
    }
    auto const begin = beginning(at, options, last);
    if (!options.now && !options.when_due && begin > last) {
        err << "No key would sign between " << core::to_rfc3339(std::max(last, at.now)) << " and "
            << core::to_rfc3339(begin) << ". Give less notice: --begins-at UNIX, --when-due or --now.\n";
        return refused;
    }
    return add(at, crypto::draw_signing_key(crypto::stamp_record(key_plan(at, begin))), out);
}

int rotate_holder(KeysPlaces const& at, RotateOptions const& options, std::ostream& out, std::ostream& err)
{
    if (auto const* const made = made_before(at, counting(at, KeyUse::holder), options); made != nullptr)
        return say_made_before(*made, out);
    auto const soonest = at.now + holder_notice;
    if (options.begins_at && core::instant_of_unix(*options.begins_at) < soonest) {
        err << "A holder key begins at least a minute after it was made, so that every service has read "
               "it.\n";
        return refused;
    }
    auto const begin = std::max(beginning(at, options, at.now), soonest);
    return add(at, crypto::draw_secret({.use = KeyUse::holder, .nbf = core::unix_of(begin)}), out);
}

/// What keeps the retirement from being written, or nothing.
std::string_view objection(
    std::vector<KeyRecord> const& records, crypto::Retirement const& wanted, crypto::Retirement const* before
)
{
    auto const is_it = [&](KeyRecord const& each) {
        return each.use == KeyUse::stamp && each.kid == wanted.kid;
    };
    if (std::ranges::none_of(records, is_it)) return "There is no such stamp key.";
    if (before != nullptr && before->cut && (!wanted.cut || *wanted.cut > *before->cut))
        return "This key is cut at a lower index already; a cut is never raised.";
    return "";
}

void warn_if_none_signs(KeysPlaces const& at, std::ostream& out)
{
    auto const now = core::unix_of(at.now);
    auto const signs = [&](KeyRecord const& each) {
        return each.nbf <= now && now < each.sign_until && is_listed(at, each);
    };
    if (std::ranges::none_of(counting(at, KeyUse::stamp), signs))
        out << "No key signs now: run etimbre keys rotate --now, then etimbre keys trust-list.\n";
}

} // namespace

int keys_rotate(KeysPlaces const& at, RotateOptions const& options, std::ostream& out, std::ostream& err)
{
    if (options.use != "stamp" && options.use != "holder") {
        err << "--use is stamp or holder; other keys do not rotate.\n";
        return bad_usage;
    }
    if (options.begins_at && core::instant_of_unix(*options.begins_at) < at.now) {
        err << "--begins-at lies in the past.\n";
        return refused;
    }
    crypto::KeyDirectory directory{at.keys};
    directory.lock();
    return options.use == "stamp" ? rotate_stamp(at, options, out, err)
                                  : rotate_holder(at, options, out, err);
}

int keys_retire(
    KeysPlaces const& at,
    std::string const& kid,
    std::optional<std::int64_t> const& cut,
    std::ostream& out,
    std::ostream& err
)
{
    auto const wanted = kid_in(kid);
    if (!wanted || (cut && *cut < 0)) {
        err << "A kid is 16 hexadecimal characters (etimbre keys list), a cut an index of the log.\n";
        return bad_usage;
    }
    crypto::KeyDirectory directory{at.keys};
    directory.lock();
    auto const retired = crypto::read_retirements(directory);
    auto const found = std::ranges::find(retired, *wanted, &crypto::Retirement::kid);
    auto const* const before = found == retired.end() ? nullptr : &*found;
    crypto::Retirement next{.kid = *wanted, .at = before != nullptr ? before->at : core::unix_of(at.now)};
    if (cut) next.cut = static_cast<std::uint64_t>(*cut);
    if (before != nullptr && !cut) next.cut = before->cut;
    if (auto const no = objection(crypto::read_records(at.keys), next, before); !no.empty()) {
        err << no << '\n';
        return refused;
    }
    crypto::write_retirement(directory, next);
    out << "The stamp key " << kid << " signs no more";
    if (next.cut) out << "; its stamps from index " << *next.cut << " on will be refused";
    out << ". Every verifier learns it from the next trust list: run etimbre keys trust-list.\n";
    warn_if_none_signs(at, out);
    return done;
}

std::optional<stamp::Kid> kid_in(std::string_view text)
{
    auto const bytes = core::from_hex(text);
    stamp::Kid kid{};
    if (!bytes || bytes->size() != kid.size()) return std::nullopt;
    std::ranges::copy(*bytes, kid.begin());
    return kid;
}

} // namespace etimbre::commands
