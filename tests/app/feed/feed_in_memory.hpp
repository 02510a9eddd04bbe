#pragma once

#include "app/feed/ports.hpp"

#include <algorithm>
#include <cstddef>

namespace etimbre::app::feed::testing {

/// A feed and what waits for it, as the books would hold them.
struct FeedInMemory final : FeedStore {
    domain::feed::Position stand;
    std::vector<domain::feed::Entry> entries;
    std::vector<Owed> waiting;
    Lease held;

    domain::feed::Position end() override { return stand; }
    std::vector<Owed> owed(std::size_t most) override
    {
        auto const count = std::min(most, waiting.size());
        return {waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count)};
    }
    bool has(std::string_view id) override
    {
        return std::ranges::any_of(entries, [&](auto const& entry) { return entry.event.id == id; });
    }
    bool claim(Lease const& lease, core::Instant now) override
    {
        if (held.holder != lease.holder && held.until >= now) return false;
        held = lease;
        return true;
    }
    bool append(
        domain::feed::Position const& from, std::vector<domain::feed::Entry> const& more, Lease const& lease
    ) override
    {
        if (from != stand || lease.holder != held.holder) return false;
        entries.insert(entries.end(), more.begin(), more.end());
        if (!more.empty()) stand = {more.back().seq, more.back().hash};
        return true;
    }
    void settle(std::vector<Owed> const& owed) override
    {
        for (auto const& row : owed)
            std::erase_if(waiting, [&](auto const& each) {
                return each.writer == row.writer && each.n == row.n;
            });
    }
    std::vector<domain::feed::Entry> after(std::int64_t seq, std::size_t most) override
    {
        std::vector<domain::feed::Entry> page;
        for (auto const& entry : entries)
            if (entry.seq > seq && page.size() < most) page.push_back(entry);
        return page;
    }
    std::string hash_of(std::int64_t seq) override
    {
        for (auto const& entry : entries)
            if (entry.seq == seq) return entry.hash;
        return std::string{domain::feed::no_hash};
    }
};

} // namespace etimbre::app::feed::testing
