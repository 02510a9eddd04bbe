#pragma once

#include "app/notice/ports.hpp"

#include <algorithm>
#include <map>

namespace etimbre::app::notice::testing {

inline constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

struct NoticesInMemory final : NoticeStore {
    std::map<NoticeId, Notice> rows;
    std::vector<core::OrderId> orders;

    bool insert(Notice const& notice) override { return rows.emplace(notice.id, notice).second; }
    std::optional<Notice> find(NoticeId const& id) override
    {
        auto const row = rows.find(id);
        if (row == rows.end()) return std::nullopt;
        return row->second;
    }
    std::optional<Notice> latest_of(core::OrderId const& order) override
    {
        std::optional<Notice> latest;
        for (auto const& [id, row] : rows)
            if (row.order == order && (!latest || latest->created_at < row.created_at)) latest = row;
        return latest;
    }
    bool move(Notice const& from, Notice const& to) override
    {
        auto& row = rows.at(from.id);
        if (row.state != from.state || row.tries != from.tries) return false;
        row = to;
        return true;
    }
    std::vector<core::OrderId> orders_between(std::string const& first, std::string const& last) override
    {
        std::vector<core::OrderId> found;
        for (auto const& each : orders)
            if (each.value >= first && each.value <= last) found.push_back(each);
        return found;
    }
};

/// What is owed, by key.
struct JobsOwed final : jobs::JobStore {
    std::map<std::string, core::Instant> rows;

    void schedule(jobs::Kind kind, std::string_view key, core::Instant due) override
    {
        if (kind == jobs::Kind::mail) rows[std::string{key}] = due;
    }
    std::vector<jobs::Job> claim(jobs::Claim const&) override { return {}; }
    void take_back_claims(std::string_view, core::Instant) override {}
    void finish(jobs::Job const&) override {}
    void postpone(jobs::Job const&, core::Instant) override {}
    std::optional<core::Instant> next_due() override { return std::nullopt; }
};

struct BooksInMemory {
    NoticesInMemory notices;
    JobsOwed jobs;
    Books books{notices, jobs};
};

/// Tells texts apart, which is all that an id needs.
inline core::Hash hash_for_test(core::ByteView bytes)
{
    core::Hash hash{};
    std::uint64_t state = 14695981039346656037ULL;
    for (std::size_t at = 0; at < bytes.size() + hash.size(); ++at) {
        state = (state ^ (at < bytes.size() ? bytes[at] : 0U)) * 1099511628211ULL;
        hash.at(at % hash.size()) ^= static_cast<std::uint8_t>(state >> 56U);
    }
    return hash;
}

inline core::OrderId order_a()
{
    return {std::string(32, 'a')};
}

} // namespace etimbre::app::notice::testing
