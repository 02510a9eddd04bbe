#include "adapters/store/endpoint_store.hpp"

#include "adapters/store/endpoint_rows.hpp"
#include "adapters/store/feed_rows.hpp"
#include "adapters/store/prepared.hpp"

namespace etimbre::adapters::store {
namespace {

using app::webhook::Attempt;
using app::webhook::Endpoint;
using app::webhook::EndpointId;
using domain::feed::Entry;

constexpr auto insert_endpoint = R"sql(
    INSERT INTO webhook_endpoint (endpoint_id, owner, url, types, state, reason, created_by, created_us, moved_us,
        version, run_no, delivered_seq, failures, next_try_us, held_until_us, holder)
    VALUES (:endpoint_id, :owner, :url, :types, :state, :reason, :created_by, :created_us, :moved_us,
        :version, :run_no, :delivered_seq, :failures, :next_try_us, :held_until_us, :holder))sql";

constexpr auto select_endpoint = R"sql(
    SELECT endpoint_id, owner, url, types, state, reason, created_by, created_us, moved_us,
        version, run_no, delivered_seq, failures, next_try_us, held_until_us, holder
    FROM webhook_endpoint WHERE endpoint_id = :endpoint_id)sql";

constexpr auto select_all = R"sql(
    SELECT endpoint_id, owner, url, types, state, reason, created_by, created_us, moved_us,
        version, run_no, delivered_seq, failures, next_try_us, held_until_us, holder
    FROM webhook_endpoint WHERE state <> 'removed' ORDER BY created_us, endpoint_id)sql";

// The version is the lock: who delivers and who pauses at once do not both win.
constexpr auto update_endpoint = R"sql(
    UPDATE webhook_endpoint SET state = :state, reason = :reason, moved_us = :moved_us, version = version + 1,
        run_no = :run_no, delivered_seq = :delivered_seq, failures = :failures, next_try_us = :next_try_us,
        held_until_us = :held_until_us, holder = :holder
    WHERE endpoint_id = :endpoint_id AND version = :version)sql";

constexpr auto update_held = R"sql(
    UPDATE webhook_endpoint SET held_until_us = 0, version = version + 1
    WHERE holder = :holder AND held_until_us > 0)sql";

constexpr auto insert_attempt = R"sql(
    INSERT INTO webhook_attempt (endpoint_id, run_no, feed_seq, attempt, at_us, took_ms, result, status, why)
    VALUES (:endpoint_id, :run_no, :feed_seq, :attempt, :at_us, :took_ms, :result, :status, :why))sql";

constexpr auto select_attempts = R"sql(
    SELECT endpoint_id, run_no, feed_seq, attempt, at_us, took_ms, result, status, why
    FROM webhook_attempt WHERE endpoint_id = :endpoint_id
    ORDER BY run_no DESC, feed_seq DESC, attempt DESC LIMIT :most)sql";

constexpr auto select_entries = R"sql(
    SELECT seq, event_id, mission, at_us, data, hash FROM event_feed
    WHERE seq > :seq ORDER BY seq LIMIT :most)sql";

constexpr auto select_entries_of_a_post = R"sql(
    SELECT seq, event_id, mission, at_us, data, hash FROM event_feed
    WHERE mission = :mission AND seq > :seq ORDER BY seq LIMIT :most)sql";

constexpr auto select_end = R"sql(
    SELECT seq FROM feed_head WHERE feed_name = 'events')sql";

struct ById {
    std::string endpoint_id;
};

struct Change {
    std::string state;
    std::string reason;
    std::int64_t moved_us;
    int run_no;
    std::int64_t delivered_seq;
    int failures;
    std::int64_t next_try_us;
    std::int64_t held_until_us;
    std::string holder;
    std::string endpoint_id;
    std::int64_t version;
};

struct ByHolder {
    std::string holder;
};

struct Latest {
    std::string endpoint_id;
    std::int64_t most;
};

struct After {
    std::int64_t seq;
    std::int64_t most;
};

struct AfterOfAPost {
    std::string mission;
    std::int64_t seq;
    std::int64_t most;
};

struct End {
    std::int64_t seq;
};

} // namespace

struct SqlEndpointStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_endpoint},
          find{session, select_endpoint},
          all{session, select_all},
          change{session, update_endpoint},
          let_go{session, update_held},
          note{session, insert_attempt},
          attempts{session, select_attempts},
          entries{session, select_entries},
          entries_of_a_post{session, select_entries_of_a_post},
          end{session, select_end}
    {
    }

    Prepared<EndpointRow> insert;
    Prepared<ById, EndpointRow> find;
    Prepared<Nothing, EndpointRow> all;
    Prepared<Change> change;
    Prepared<ByHolder> let_go;
    Prepared<AttemptRow> note;
    Prepared<Latest, AttemptRow> attempts;
    Prepared<After, EntryRow> entries;
    Prepared<AfterOfAPost, EntryRow> entries_of_a_post;
    Prepared<Nothing, End> end;
};

SqlEndpointStore::SqlEndpointStore(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SqlEndpointStore::~SqlEndpointStore() = default;

void SqlEndpointStore::insert(Endpoint const& endpoint)
{
    statements_->insert.run(row_of(endpoint));
}

std::optional<Endpoint> SqlEndpointStore::find(EndpointId const& id)
{
    auto row = statements_->find.one({id.value});
    if (!row) return std::nullopt;
    return endpoint_of(*std::move(row));
}

std::vector<Endpoint> SqlEndpointStore::list()
{
    std::vector<Endpoint> endpoints;
    for (auto& row : statements_->all.all({})) endpoints.push_back(endpoint_of(std::move(row)));
    return endpoints;
}

bool SqlEndpointStore::change(Endpoint const& from, Endpoint const& to)
{
    auto row = row_of(to);
    return statements_->change.run({
               .state = std::move(row.state),
               .reason = std::move(row.reason),
               .moved_us = row.moved_us,
               .run_no = row.run_no,
               .delivered_seq = row.delivered_seq,
               .failures = row.failures,
               .next_try_us = row.next_try_us,
               .held_until_us = row.held_until_us,
               .holder = std::move(row.holder),
               .endpoint_id = from.id.value,
               .version = from.version,
           }) == 1;
}

void SqlEndpointStore::note(Attempt const& attempt)
{
    statements_->note.run(row_of(attempt));
}

std::vector<Attempt> SqlEndpointStore::attempts(EndpointId const& id, std::size_t most)
{
    std::vector<Attempt> attempts;
    for (auto& row : statements_->attempts.all({id.value, static_cast<std::int64_t>(most)}))
        attempts.push_back(attempt_of(std::move(row)));
    return attempts;
}

std::vector<Entry> SqlEndpointStore::entries(std::string_view owner, std::int64_t seq, std::size_t most)
{
    auto const count = static_cast<std::int64_t>(most);
    auto rows = owner == app::webhook::treasury
                    ? statements_->entries.all({seq, count})
                    : statements_->entries_of_a_post.all({std::string{owner}, seq, count});
    std::vector<Entry> entries;
    for (auto& row : rows) entries.push_back(entry_of(std::move(row)));
    return entries;
}

std::int64_t SqlEndpointStore::end_of_feed()
{
    auto const row = statements_->end.one({});
    if (!row) throw StoreFailure{"the feed has no head: run `etimbre db migrate`"};
    return row->seq;
}

void SqlEndpointStore::let_go(std::string_view holder)
{
    statements_->let_go.run({std::string{holder}});
}

} // namespace etimbre::adapters::store
