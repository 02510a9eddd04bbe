#pragma once

#include "app/reconcile/ports.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

/// What people are shown of a day.
namespace etimbre::app::reconcile {

/// How many of something there are and their money, and how many of them are matched.
struct Tally {
    std::int64_t count = 0;
    std::int64_t minor = 0;
    std::int64_t matched = 0;
    std::int64_t matched_minor = 0;

    friend bool operator==(Tally const&, Tally const&) = default;
};

/// A file that tells of the day, and its proof of completeness: what is matched and what is in the queue are
/// together what the file says.
struct FileOfDay {
    std::string file;
    std::string format;
    std::string acquirer;
    std::string state; ///< of the match: waiting, entries, lines, payouts, done
    core::Currency currency = core::mad;
    std::int64_t lines = 0; ///< as the file counts and sums
    std::int64_t net_minor = 0;
    std::int64_t entries = 0;
    std::int64_t entry_minor = 0;
    Count of_lines;
    Count of_entries;

    bool complete() const;
};

struct PayoutOfDay {
    std::string acquirer;
    std::string reference;
    core::Currency currency = core::mad;
    std::string state; ///< open, settled
    std::int64_t lines = 0;
    std::int64_t net_minor = 0;
    std::int64_t movements = 0;
    std::int64_t banked_minor = 0;
};

struct CodeOfDay {
    std::string code;
    std::string state;
    core::Currency currency = core::mad;
    std::int64_t count = 0;
    std::int64_t minor = 0;
};

/// A day in UTC: what our books say of it, and what files say.
struct DayReport {
    Tally sales;
    Tally refunds;
    Tally chargebacks;
    std::vector<FileOfDay> files;
    std::vector<PayoutOfDay> payouts;
    std::vector<CodeOfDay> exceptions;

    /// Every file is matched to its end and adds up, every sale of the day is matched, every payout is in the
    /// bank, and nothing waits for a decision.
    bool matched() const;
};

class ReportStore : public Port {
public:
    virtual DayReport day(std::chrono::sys_days date) = 0;
};

} // namespace etimbre::app::reconcile
