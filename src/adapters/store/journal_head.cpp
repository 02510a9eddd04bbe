#include "adapters/store/journal_head.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Position;

constexpr auto select_head = R"sql(
    SELECT seq, hash FROM journal_head WHERE stream = :stream)sql";

constexpr auto insert_head = R"sql(
    INSERT INTO journal_head (stream, seq, hash) VALUES (:stream, :seq, :hash))sql";

// The WHERE on sequence and hash is what a twin, or a database restored from an old copy, fails at.
constexpr auto update_head = R"sql(
    UPDATE journal_head SET seq = :to_seq, hash = :to_hash
    WHERE stream = :stream AND seq = :from_seq AND hash = :from_hash)sql";

constexpr auto select_all = R"sql(
    SELECT stream, seq FROM journal_head ORDER BY stream)sql";

struct ByStream {
    std::string stream;
};

struct Found {
    std::int64_t seq;
    std::string hash;
};

struct NewHead {
    std::string stream;
    std::int64_t seq;
    std::string hash;
};

struct Move {
    std::int64_t to_seq;
    std::string to_hash;
    std::string stream;
    std::int64_t from_seq;
    std::string from_hash;
};

} // namespace

struct JournalHead::Statements {
    explicit Statements(soci::session& session)
        : find{session, select_head},
          begin{session, insert_head},
          move{session, update_head},
          all{session, select_all}
    {
    }

    Prepared<ByStream, Found> find;
    Prepared<NewHead> begin;
    Prepared<Move> move;
    Prepared<Nothing, Stand> all;
};

JournalHead::JournalHead(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

JournalHead::~JournalHead() = default;

std::optional<Position> JournalHead::find(std::string_view stream)
{
    auto const row = statements_->find.one({std::string{stream}});
    if (!row) return std::nullopt;
    return Position{static_cast<std::uint64_t>(row->seq), array_of<32>(row->hash)};
}

std::vector<JournalHead::Stand> JournalHead::all()
{
    return statements_->all.all({});
}

void JournalHead::begin(std::string_view stream)
{
    statements_->begin.insert({std::string{stream}, 0, core::to_hex(core::Hash{})}, Key::primary);
}

bool JournalHead::move(std::string_view stream, Position const& from, Position const& to)
{
    auto const touched = statements_->move.run(
        {static_cast<std::int64_t>(to.seq),
         core::to_hex(to.hash),
         std::string{stream},
         static_cast<std::int64_t>(from.seq),
         core::to_hex(from.hash)}
    );
    return touched == 1;
}

} // namespace etimbre::adapters::store
