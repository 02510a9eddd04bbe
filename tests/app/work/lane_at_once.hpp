#pragma once

#include "../pay/books_in_memory.hpp"
#include "../stamp/books_in_memory.hpp"
#include "app/work/lane.hpp"

#include <map>
#include <mutex>
#include <utility>

/// The books of both desks in memory, and a lane that runs each unit at once on the caller's thread.
namespace etimbre::app::work::testing {

struct NoReplies final : once::ReplyStore {
    std::optional<once::KeptReply> find(once::RequestKey const&) override { return std::nullopt; }
    void keep(once::RequestKey const&, once::Reply const&, core::Instant) override {}
};

struct JobsInMemory final : jobs::JobStore {
    std::map<std::pair<jobs::Kind, std::string>, jobs::Job> rows;
    int taken_back = 0;

    void schedule(jobs::Kind kind, std::string_view key, core::Instant due) override
    {
        auto& row = rows[{kind, std::string{key}}];
        row = {kind, std::string{key}, due, row.fence + 1, 0};
    }
    std::optional<jobs::Job> claim(core::Instant now, std::chrono::seconds lease) override
    {
        for (auto& [key, row] : rows) {
            if (row.due > now) continue;
            ++row.fence;
            row.due = now + lease;
            return row;
        }
        return std::nullopt;
    }
    void take_back_claims(core::Instant, std::chrono::seconds) override { ++taken_back; }
    void finish(jobs::Job const& job) override
    {
        if (auto const row = mine(job); row != rows.end()) rows.erase(row);
    }
    void postpone(jobs::Job const& job, core::Instant due) override
    {
        if (auto const row = mine(job); row != rows.end())
            row->second = {job.kind, job.key, due, job.fence, job.attempts + 1};
    }
    std::optional<core::Instant> next_due() override { return std::nullopt; }

private:
    std::map<std::pair<jobs::Kind, std::string>, jobs::Job>::iterator mine(jobs::Job const& job)
    {
        auto const row = rows.find({job.kind, job.key});
        return row != rows.end() && row->second.fence == job.fence ? row : rows.end();
    }
};

struct NoFigures final : FigureStore {
    Figures read() override { return {}; }
};

struct LaneAtOnce final : Lane {
    pay::testing::BooksInMemory pay;
    stamp::testing::Office office;
    NoReplies replies;
    JobsInMemory jobs;
    NoFigures figures;
    std::recursive_mutex mutex;

    void submit(Work work, Done done) override
    {
        std::exception_ptr failure;
        {
            std::lock_guard const lock{mutex};
            Unit unit{pay.books, office.books, replies, jobs, figures};
            try {
                work(unit);
            } catch (...) {
                failure = std::current_exception();
            }
        }
        done(failure);
    }
};

} // namespace etimbre::app::work::testing
