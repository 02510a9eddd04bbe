#pragma once

#include "app/closing/close_days.hpp"

#include <algorithm>
#include <map>

namespace etimbre::app::closing::testing {

/// Transfers in a list.
struct LedgerInMemory final : LedgerBooks {
    std::vector<Posted> posted;

    void post(std::string debit, std::string credit, std::int64_t minor, core::Instant at)
    {
        posted.push_back(
            {"t" + std::to_string(posted.size()),
             "capture",
             "p",
             std::move(debit),
             std::move(credit),
             minor,
             "MAD",
             "",
             "",
             at}
        );
    }
    std::vector<Turnover> turnover(Span const& span) override
    {
        std::map<std::string, Turnover> moved;
        for (auto const& each : posted) {
            if (each.at < span.from || each.at >= span.until) continue;
            moved[each.debit].debit += each.amount_minor;
            moved[each.credit].credit += each.amount_minor;
        }
        std::vector<Turnover> all;
        for (auto& [account, turnover] : moved) {
            turnover.account = account;
            all.push_back(turnover);
        }
        return all;
    }
    std::optional<core::Instant> beginning() override
    {
        if (posted.empty()) return std::nullopt;
        return std::ranges::min(posted, {}, &Posted::at).at;
    }
    std::vector<Posted> transfers(Wanted const&, std::size_t) override { return posted; }
};

struct DaysInMemory final : ClosedDays {
    std::map<std::chrono::sys_days, Statement> days;
    bool behind = false;

    bool insert(Statement const& statement) override { return days.emplace(statement.day, statement).second; }
    std::optional<Statement> find(std::chrono::sys_days day) override
    {
        auto const found = days.find(day);
        return found == days.end() ? std::nullopt : std::optional{found->second};
    }
    std::optional<Statement> latest(core::Instant over_at) override
    {
        std::optional<Statement> latest;
        for (auto const& [day, statement] : days)
            if (statement.span.until <= over_at) latest = statement;
        return latest;
    }
    bool feed_is_behind(core::Instant) override { return behind; }
};

inline Calendar utc_calendar()
{
    return {
        [](std::chrono::sys_days day) { return Span{day, day + std::chrono::days{1}}; },
        [](core::Instant at) { return std::chrono::floor<std::chrono::days>(at); },
    };
}

} // namespace etimbre::app::closing::testing
