#pragma once

#include "core/instant.hpp"
#include "domain/stamp/trust.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the treasury reads of the ledger, and the closing of its days.
namespace etimbre::app::closing {

/// What moved on one account, in minor units of its currency, each side for itself.
struct Turnover {
    std::string account;
    std::int64_t debit = 0;
    std::int64_t credit = 0;

    friend bool operator==(Turnover const&, Turnover const&) = default;
};

/// From the first moment on, up to the second and without it.
struct Span {
    core::Instant from;
    core::Instant until;
};

/// A transfer as it stands in the books.
struct Posted {
    std::string id;
    std::string source_kind;
    std::string source_id;
    std::string debit;
    std::string credit;
    std::int64_t amount_minor = 0;
    std::string currency;
    std::string mission;
    std::string part;
    core::Instant at;
};

/// Which transfers are asked for; an empty text asks for all.
struct Wanted {
    Span span;
    std::string account;
    std::string mission;
    core::Instant after; ///< with `after_id` the last one that is known
    std::string after_id;
};

class LedgerBooks {
public:
    LedgerBooks() = default;
    virtual ~LedgerBooks() = default;
    LedgerBooks(LedgerBooks const&) = delete;
    LedgerBooks& operator=(LedgerBooks const&) = delete;

    /// Of every account on which something moved, by its code.
    virtual std::vector<Turnover> turnover(Span const& span) = 0;
    /// When the first transfer was posted; nothing in empty books.
    virtual std::optional<core::Instant> beginning() = 0;
    /// By the time at which they were posted, then by id.
    virtual std::vector<Posted> transfers(Wanted const& wanted, std::size_t most) = 0;
};

/// An account on a closed day: what moved on that day, and since the books began.
struct Line {
    std::string account;
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::int64_t debits = 0;
    std::int64_t credits = 0;

    friend bool operator==(Line const&, Line const&) = default;
};

/// What is said of a closed day, once and for all.
struct Statement {
    std::chrono::sys_days day;
    Span span;
    std::int64_t feed_seq = 0; ///< where the feed of events stood when the day was closed
    std::string feed_hash;
    std::int64_t log_size = 0; ///< stamps ever issued by then
    std::string previous_hash; ///< of the statement of the day before; 64 zeros for the first
    std::string hash;          ///< of its payload
    domain::stamp::Kid kid{};  ///< the key that signs it
    core::Instant closed_at;
    std::vector<Line> lines; ///< by account

    friend bool operator==(Statement const& left, Statement const& right)
    {
        return left.day == right.day && left.hash == right.hash && left.lines == right.lines;
    }
};

class ClosedDays {
public:
    ClosedDays() = default;
    virtual ~ClosedDays() = default;
    ClosedDays(ClosedDays const&) = delete;
    ClosedDays& operator=(ClosedDays const&) = delete;

    /// False, and nothing is written, where that day is closed.
    virtual bool insert(Statement const& statement) = 0;
    virtual std::optional<Statement> find(std::chrono::sys_days day) = 0;
    /// The latest day that was over at that moment.
    virtual std::optional<Statement> latest(core::Instant over_at) = 0;
    /// Whether events that happened before that moment still wait for their number.
    virtual bool feed_is_behind(core::Instant moment) = 0;
};

/// From the midnight of the treasury's own zone to the next; handed in, so that the rules need no table of
/// zones.
using DaySpan = std::function<Span(std::chrono::sys_days)>;
/// The treasury's day of a moment.
using DayOf = std::function<std::chrono::sys_days(core::Instant)>;

struct Calendar {
    DaySpan span;
    DayOf day_of;
};

} // namespace etimbre::app::closing
