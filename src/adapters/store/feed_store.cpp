#include "adapters/store/feed_store.hpp"

#include "adapters/store/feed_rows.hpp"
#include "adapters/store/prepared.hpp"
#include "domain/feed/owed.hpp"

#include <string>

namespace etimbre::adapters::store {
namespace {

using domain::feed::Entry;
using domain::feed::Position;

constexpr auto select_end = R"sql(
    SELECT seq, hash FROM feed_head WHERE feed_name = 'events')sql";

constexpr auto select_owed = R"sql(
    SELECT writer, n, at_us, events FROM event_owed ORDER BY at_us LIMIT :most)sql";

constexpr auto select_by_id = R"sql(
    SELECT seq FROM event_feed WHERE event_id = :event_id)sql";

// The lease is a matter of good manners; what decides is the number in `update_end`.
constexpr auto update_lease = R"sql(
    UPDATE feed_head SET holder = :holder, until_us = :until_us
    WHERE feed_name = 'events' AND (holder = :same_holder OR until_us < :now_us))sql";

constexpr auto update_end = R"sql(
    UPDATE feed_head SET seq = :to_seq, hash = :to_hash, until_us = :until_us
    WHERE feed_name = 'events' AND seq = :from_seq AND hash = :from_hash AND holder = :holder)sql";

constexpr auto insert_entry = R"sql(
    INSERT INTO event_feed (seq, event_id, mission, at_us, data, hash)
    VALUES (:seq, :event_id, :mission, :at_us, :data, :hash))sql";

constexpr auto delete_owed = R"sql(
    DELETE FROM event_owed WHERE writer = :writer AND n = :n)sql";

constexpr auto select_after = R"sql(
    SELECT seq, event_id, mission, at_us, data, hash FROM event_feed WHERE seq > :seq ORDER BY seq LIMIT :most)sql";

constexpr auto select_hash = R"sql(
    SELECT hash FROM event_feed WHERE seq = :seq)sql";

struct End {
    std::int64_t seq;
    std::string hash;
};

struct Most {
    std::int64_t most;
};

struct OwedRow {
    std::string writer;
    std::int64_t n;
    std::int64_t at_us;
    std::string events;
};

struct ById {
    std::string event_id;
};

struct Seq {
    std::int64_t seq;
};

struct Claim {
    std::string holder;
    std::int64_t until_us;
    std::string same_holder;
    std::int64_t now_us;
};

struct Advance {
    std::int64_t to_seq;
    std::string to_hash;
    std::int64_t until_us;
    std::int64_t from_seq;
    std::string from_hash;
    std::string holder;
};

struct OwedKey {
    std::string writer;
    std::int64_t n;
};

struct After {
    std::int64_t seq;
    std::int64_t most;
};

struct HashRow {
    std::string hash;
};

} // namespace

struct SqlFeedStore::Statements {
    explicit Statements(soci::session& session)
        : end{session, select_end},
          owed{session, select_owed},
          by_id{session, select_by_id},
          claim{session, update_lease},
          advance{session, update_end},
          insert{session, insert_entry},
          settle{session, delete_owed},
          after{session, select_after},
          hash{session, select_hash}
    {
    }

    Prepared<Nothing, End> end;
    Prepared<Most, OwedRow> owed;
    Prepared<ById, Seq> by_id;
    Prepared<Claim> claim;
    Prepared<Advance> advance;
    Prepared<EntryRow> insert;
    Prepared<OwedKey> settle;
    Prepared<After, EntryRow> after;
    Prepared<Seq, HashRow> hash;
};

SqlFeedStore::SqlFeedStore(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlFeedStore::~SqlFeedStore() = default;

Position SqlFeedStore::end()
{
    auto const row = statements_->end.one({});
    if (!row) throw StoreFailure{"the feed has no head: run `etimbre db migrate`"};
    return {row->seq, row->hash};
}

std::vector<app::feed::Owed> SqlFeedStore::owed(std::size_t most)
{
    std::vector<app::feed::Owed> owed;
    for (auto& row : statements_->owed.all({static_cast<std::int64_t>(most)})) {
        auto events = domain::feed::read_lines(row.events);
        if (!events) throw StoreFailure{"an event that waits for its number cannot be read"};
        owed.push_back({std::move(row.writer), row.n, *std::move(events)});
    }
    return owed;
}

bool SqlFeedStore::has(std::string_view event_id)
{
    return statements_->by_id.one({std::string{event_id}}).has_value();
}

bool SqlFeedStore::claim(app::feed::Lease const& lease, core::Instant now)
{
    return statements_->claim.run(
               {lease.holder, core::micros_of(lease.until), lease.holder, core::micros_of(now)}
           ) == 1;
}

bool SqlFeedStore::append(
    Position const& from, std::vector<Entry> const& entries, app::feed::Lease const& lease
)
{
    auto const to = entries.empty() ? from : Position{entries.back().seq, entries.back().hash};
    auto const until_us = core::micros_of(lease.until);
    if (statements_->advance.run({to.seq, to.hash, until_us, from.seq, from.hash, lease.holder}) != 1)
        return false;
    for (auto const& entry : entries) statements_->insert.run(row_of(entry));
    return true;
}

void SqlFeedStore::settle(std::vector<app::feed::Owed> const& owed)
{
    for (auto const& row : owed)
        if (statements_->settle.run({row.writer, row.n}) != 1)
            throw StoreFailure{"an event that waited for its number is gone"};
}

std::vector<Entry> SqlFeedStore::after(std::int64_t seq, std::size_t most)
{
    std::vector<Entry> entries;
    for (auto& row : statements_->after.all({seq, static_cast<std::int64_t>(most)}))
        entries.push_back(entry_of(std::move(row)));
    return entries;
}

std::string SqlFeedStore::hash_of(std::int64_t seq)
{
    auto const row = statements_->hash.one({seq});
    return row ? row->hash : std::string{domain::feed::no_hash};
}

} // namespace etimbre::adapters::store
