#include "adapters/store/closed_days.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::closing::Line;
using DayStatement = app::closing::Statement;

constexpr auto insert_closing = R"sql(
    INSERT INTO closing (day, from_us, until_us, feed_seq, feed_hash, log_size, previous_hash, hash, kid, closed_us)
    VALUES (:day, :from_us, :until_us, :feed_seq, :feed_hash, :log_size, :previous_hash, :hash, :kid, :closed_us))sql";

constexpr auto insert_line = R"sql(
    INSERT INTO closing_line (day, account, debit_minor, credit_minor, debits_minor, credits_minor)
    VALUES (:day, :account, :debit_minor, :credit_minor, :debits_minor, :credits_minor))sql";

constexpr auto select_closing = R"sql(
    SELECT day, from_us, until_us, feed_seq, feed_hash, log_size, previous_hash, hash, kid, closed_us
    FROM closing WHERE day = :day)sql";

constexpr auto select_lines = R"sql(
    SELECT account, debit_minor, credit_minor, debits_minor, credits_minor
    FROM closing_line WHERE day = :day ORDER BY account)sql";

constexpr auto select_latest = R"sql(
    SELECT day FROM closing WHERE until_us <= :until_us ORDER BY day DESC LIMIT 1)sql";

constexpr auto select_behind = R"sql(
    SELECT n FROM event_owed WHERE at_us < :at_us LIMIT 1)sql";

struct ClosingRow {
    std::string day;
    std::int64_t from_us;
    std::int64_t until_us;
    std::int64_t feed_seq;
    std::string feed_hash;
    std::int64_t log_size;
    std::string previous_hash;
    std::string hash;
    std::string kid;
    std::int64_t closed_us;
};

struct LineRow {
    std::string day;
    std::string account;
    std::int64_t debit_minor;
    std::int64_t credit_minor;
    std::int64_t debits_minor;
    std::int64_t credits_minor;
};

struct ReadLine {
    std::string account;
    std::int64_t debit_minor;
    std::int64_t credit_minor;
    std::int64_t debits_minor;
    std::int64_t credits_minor;
};

struct Day {
    std::string day;
};

struct Micros {
    std::int64_t at_us;
};

ClosingRow row_of(DayStatement const& statement)
{
    return {
        core::to_date(statement.day),
        core::micros_of(statement.span.from),
        core::micros_of(statement.span.until),
        statement.feed_seq,
        statement.feed_hash,
        statement.log_size,
        statement.previous_hash,
        statement.hash,
        core::to_hex(statement.kid),
        core::micros_of(statement.closed_at),
    };
}

DayStatement statement_of(ClosingRow row)
{
    DayStatement statement;
    statement.day = day_of(row.day);
    statement.span = {core::instant_of_micros(row.from_us), core::instant_of_micros(row.until_us)};
    statement.feed_seq = row.feed_seq;
    statement.feed_hash = std::move(row.feed_hash);
    statement.log_size = row.log_size;
    statement.previous_hash = std::move(row.previous_hash);
    statement.hash = std::move(row.hash);
    statement.kid = array_of<8>(row.kid);
    statement.closed_at = core::instant_of_micros(row.closed_us);
    return statement;
}

} // namespace

struct SqlClosedDays::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_closing},
          put_line{session, insert_line},
          find{session, select_closing},
          lines{session, select_lines},
          latest{session, select_latest},
          behind{session, select_behind}
    {
    }

    Prepared<ClosingRow> insert;
    Prepared<LineRow> put_line;
    Prepared<Day, ClosingRow> find;
    Prepared<Day, ReadLine> lines;
    Prepared<Micros, Day> latest;
    Prepared<Micros, Micros> behind;
};

SqlClosedDays::SqlClosedDays(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlClosedDays::~SqlClosedDays() = default;

// Two that close one day, or two days after one, meet in a key; the one that comes second writes nothing.
bool SqlClosedDays::insert(DayStatement const& statement)
{
    auto const row = row_of(statement);
    if (statements_->insert.insert(row)) return false;
    for (auto const& line : statement.lines)
        statements_->put_line.run({row.day, line.account, line.debit, line.credit, line.debits, line.credits}
        );
    return true;
}

std::optional<DayStatement> SqlClosedDays::find(std::chrono::sys_days day)
{
    auto row = statements_->find.one({core::to_date(day)});
    if (!row) return std::nullopt;
    auto statement = statement_of(*std::move(row));
    for (auto& line : statements_->lines.all({core::to_date(day)}))
        statement.lines.push_back(
            {std::move(line.account),
             line.debit_minor,
             line.credit_minor,
             line.debits_minor,
             line.credits_minor}
        );
    return statement;
}

std::optional<DayStatement> SqlClosedDays::latest(core::Instant over_at)
{
    auto const day = statements_->latest.one({core::micros_of(over_at)});
    return day ? find(day_of(day->day)) : std::nullopt;
}

bool SqlClosedDays::feed_is_behind(core::Instant moment)
{
    return statements_->behind.one({core::micros_of(moment)}).has_value();
}

} // namespace etimbre::adapters::store
