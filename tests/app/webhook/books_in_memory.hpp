#pragma once

#include "app/webhook/concern.hpp"
#include "app/webhook/ports.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace etimbre::app::webhook::testing {

inline auto const noon = core::instant_of_unix(1'800'000'000);

/// Endpoints and the feed that they are told of, as the books would hold them.
struct EndpointsInMemory final : EndpointStore {
    std::map<EndpointId, Endpoint> rows;
    std::vector<Attempt> tried;
    std::vector<domain::feed::Entry> feed;

    /// Adds an entry of that post, and gives its number.
    std::int64_t happens(std::string const& id, std::string mission = "CG-PAR")
    {
        auto const seq = std::ssize(feed) + 1;
        auto const hash = std::to_string(seq) + std::string(50, 'a');
        feed.push_back({seq, {id, std::move(mission), core::micros_of(noon), "{}"}, hash});
        return seq;
    }

    void insert(Endpoint const& endpoint) override { rows[endpoint.id] = endpoint; }
    std::optional<Endpoint> find(EndpointId const& id) override
    {
        auto const row = rows.find(id);
        return row == rows.end() ? std::nullopt : std::optional{row->second};
    }
    std::vector<Endpoint> list() override
    {
        std::vector<Endpoint> all;
        for (auto const& [_, row] : rows)
            if (row.state != domain::webhook::State::removed) all.push_back(row);
        return all;
    }
    bool change(Endpoint const& from, Endpoint const& to) override
    {
        auto& row = rows.at(from.id);
        if (row.version != from.version) return false;
        row = to;
        row.version = from.version + 1;
        return true;
    }
    void note(Attempt const& attempt) override { tried.push_back(attempt); }
    std::vector<Attempt> attempts(EndpointId const&, std::size_t) override { return tried; }
    std::vector<domain::feed::Entry>
    entries(std::string_view owner, std::int64_t seq, std::size_t most) override
    {
        std::vector<domain::feed::Entry> page;
        for (auto const& entry : feed)
            if (entry.seq > seq && concerns(owner, entry) && page.size() < most) page.push_back(entry);
        return page;
    }
    std::int64_t end_of_feed() override { return std::ssize(feed); }
    void let_go(std::string_view) override {}
};

struct JobsInMemory final : jobs::JobStore {
    std::map<std::string, core::Instant> due; ///< of kind `deliver`, by key

    void schedule(jobs::Kind, std::string_view key, core::Instant at) override { due[std::string{key}] = at; }
    std::vector<jobs::Job> claim(jobs::Claim const&) override { return {}; }
    void take_back_claims(std::string_view, core::Instant) override {}
    void finish(jobs::Job const&) override {}
    void postpone(jobs::Job const&, core::Instant) override {}
    std::optional<core::Instant> next_due() override { return std::nullopt; }
};

struct BooksInMemory {
    EndpointsInMemory endpoints;
    JobsInMemory jobs;
    Books books{endpoints, jobs};

    EndpointId add(char letter, std::string owner = std::string{treasury})
    {
        Endpoint endpoint{
            .id = {std::string(32, letter)}, .owner = std::move(owner), .url = "https://x.example/"
        };
        endpoints.insert(endpoint);
        return endpoint.id;
    }
};

} // namespace etimbre::app::webhook::testing
