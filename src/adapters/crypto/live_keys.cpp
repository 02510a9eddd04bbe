#include "adapters/crypto/live_keys.hpp"

#include "adapters/crypto/key_failure.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <ranges>
#include <tuple>
#include <utility>

namespace etimbre::adapters::crypto {

namespace stamp = domain::stamp;

namespace {

/// Two changes within one tick of the file system's clock leave the same mark: until this has passed, a mark
/// is not relied upon.
constexpr std::chrono::seconds settled_after{2};

std::int64_t nanoseconds(timespec const& at)
{
    return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec;
}

std::array<std::int64_t, 4> mark_of(std::filesystem::path const& path)
{
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {
        static_cast<std::int64_t>(status.st_ino),
        std::int64_t{status.st_size},
        nanoseconds(status.st_mtim),
        nanoseconds(status.st_ctim)
    };
}

std::string numbered(stamp::TrustStatement const& statement)
{
    return "trust list " + std::to_string(statement.seq);
}

bool is_retired(std::span<Retirement const> retired, stamp::Kid const& kid)
{
    return std::ranges::find(retired, kid, &Retirement::kid) != retired.end();
}

} // namespace

stamp::Kid signing_kid(KeysAtHand const& at_hand, core::Instant now)
{
    auto const second = core::unix_of(now);
    if (second >= at_hand.statement.expires_at)
        throw KeyFailure{"the trust list is out of date, so nothing is signed: run etimbre keys trust-list"};
    stamp::TrustedKey const* current = nullptr;
    for (auto const& key : at_hand.trust->keys) {
        if (second < key.nbf || second >= key.exp || key.cut || is_retired(at_hand.retired, key.kid))
            continue;
        if (!at_hand.keys->has(key.kid)) continue;
        if (current == nullptr || std::tie(current->nbf, current->kid) < std::tie(key.nbf, key.kid))
            current = &key;
    }
    if (current == nullptr)
        throw KeyFailure{
            "no stamp key signs at " + core::to_rfc3339(now) +
            ": run etimbre keys rotate --now, then etimbre keys trust-list"
        };
    return current->kid;
}

LiveKeys::LiveKeys(KeyPlaces places, Secret const& passphrase, core::Clock clock, Report report)
    : places_{std::move(places)},
      clock_{clock},
      report_{std::move(report)},
      sealed_{SealedDirectory::open(places_.keys, passphrase)},
      anchor_{TrustFolder{places_.trust}.anchor(places_.issuer)},
      looked_at_{clock()}
{
    KeysAtHand first;
    first.keys = std::make_shared<KeyStore const>(sealed_);
    first.retired = read_retirements(KeyDirectory{places_.keys});
    adopt_newest(first, looked_at_);
    at_hand_ = std::make_shared<KeysAtHand const>(std::move(first));
}

std::shared_ptr<KeysAtHand const> LiveKeys::at_hand() const
{
    auto const now = clock_();
    std::scoped_lock const lock{mutex_};
    if (now < looked_at_ || now - looked_at_ >= look_every) look(now);
    return at_hand_;
}

LiveKeys::Marks LiveKeys::marks_of(KeyPlaces const& places)
{
    auto const keys = mark_of(places.keys);
    auto const list = mark_of(TrustFolder::list_in(places.trust));
    return {keys[0], keys[1], keys[2], keys[3], list[0], list[1], list[2], list[3]};
}

void LiveKeys::look(core::Instant now) const
{
    looked_at_ = now;
    auto const marks = marks_of(places_);
    if (marks == marks_) return;
    auto next = *at_hand_;
    read_keys(next);
    read_list(next, now);
    at_hand_ = std::make_shared<KeysAtHand const>(std::move(next));
    auto const newest = core::Instant{std::chrono::microseconds{std::max(marks[3], marks[7]) / 1000}};
    if (now < newest || now - newest >= settled_after) marks_ = marks;
}

void LiveKeys::read_keys(KeysAtHand& next) const
{
    try {
        auto retired = read_retirements(KeyDirectory{places_.keys});
        auto keys = std::make_shared<KeyStore const>(sealed_);
        auto const changed = keys->records() != next.keys->records() || retired != next.retired;
        next.keys = std::move(keys);
        next.retired = std::move(retired);
        if (changed) say("keys_read", "the key directory has changed and was read again");
    } catch (KeyFailure const& failure) {
        say("keys_refused", failure.what());
    }
}

void LiveKeys::read_list(KeysAtHand& next, core::Instant now) const
{
    try {
        TrustFolder folder{places_.trust};
        auto const list = folder.list();
        if (!list) throw KeyFailure{"the trust list has gone from " + places_.trust.string()};
        if (core::as_text(*list) == *next.list) return;
        auto const statement = stamp::read_trust_list(*list, anchor_, now, next.statement.seq, trust_tools());
        if (!statement) return say("trust_list_refused", std::string{statement.error().detail.text});
        if (!folder.accept(statement->seq, *list))
            return say(
                "trust_list_refused", "another or a newer list was accepted before " + numbered(*statement)
            );
        adopt(next, *statement, *list);
    } catch (KeyFailure const& failure) {
        say("trust_list_refused", failure.what());
    }
}

void LiveKeys::adopt(KeysAtHand& next, stamp::TrustStatement statement, core::ByteView list) const
{
    next.trust = std::make_shared<stamp::TrustList const>(stamp::trusted_by(statement));
    next.list = std::make_shared<std::string const>(core::as_text(list));
    next.statement = std::move(statement);
    say("trust_list_adopted", numbered(next.statement));
}

/// At the start: the published list if it is good and not older than what was accepted, else what was.
void LiveKeys::adopt_newest(KeysAtHand& next, core::Instant now) const
{
    TrustFolder folder{places_.trust};
    std::string why = "there is no trust list";
    if (auto const list = folder.list()) {
        auto const published = stamp::authentic_trust_list(*list, anchor_, trust_tools());
        if (published && published->seq >= folder.newest_seen() &&
            (core::unix_of(now) >= published->expires_at || !stamp::staleness(*published, now, 0)) &&
            folder.accept(published->seq, *list))
            return adopt(next, *published, *list);
        why =
            published ? numbered(*published) + " is not the newest accepted" : published.error().detail.text;
        say("trust_list_refused", why);
    }

    for (auto const& seen : std::views::reverse(folder.seen()))
        if (auto statement = stamp::authentic_trust_list(seen.list, anchor_, trust_tools()))
            return adopt(next, *std::move(statement), seen.list);
    throw KeyFailure{why + " in " + places_.trust.string() + ": run etimbre keys trust-list"};
}

void LiveKeys::say(std::string_view what, std::string const& sentence) const
{
    auto said = std::string{what} + sentence;
    if (std::exchange(last_said_, std::move(said)) != std::string{what} + sentence) report_(what, sentence);
}

} // namespace etimbre::adapters::crypto
