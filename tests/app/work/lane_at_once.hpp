#pragma once

#include "../closing/books_in_memory.hpp"
#include "../feed/feed_in_memory.hpp"
#include "../notice/books_in_memory.hpp"
#include "../pay/books_in_memory.hpp"
#include "../refund/books_in_memory.hpp"
#include "../stamp/books_in_memory.hpp"
#include "app/work/back_office.hpp"
#include "app/work/lane.hpp"

#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

/// The books of both desks in memory, and a lane that runs each unit at once on the caller's thread.
namespace etimbre::app::work::testing {

struct NoReplies final : once::ReplyStore {
    std::optional<once::KeptReply> find(once::RequestKey const&) override { return std::nullopt; }
    void keep(once::RequestKey const&, once::Reply const&, core::Instant) override {}
};

struct JobsInMemory final : jobs::JobStore {
    std::map<std::pair<jobs::Kind, std::string>, jobs::Job> rows;
    std::vector<std::string> taken_back; ///< by whom

    void schedule(jobs::Kind kind, std::string_view key, core::Instant due) override
    {
        auto& row = rows[{kind, std::string{key}}];
        row = {kind, std::string{key}, due, row.fence + 1, 0};
    }
    std::map<std::string, std::string> acquirer_of; ///< by key; nothing stands for a job that fits any
    std::vector<jobs::Job> claim(jobs::Claim const& wanted) override
    {
        std::vector<jobs::Job> claimed;
        for (auto& [key, row] : rows) {
            if (row.due > wanted.now || claimed.size() == wanted.most || !fits(row, wanted)) continue;
            ++row.fence;
            row.due = wanted.now + wanted.lease;
            claimed.push_back(row);
        }
        return claimed;
    }
    void take_back_claims(std::string_view claimant, core::Instant) override
    {
        taken_back.emplace_back(claimant);
    }
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
    bool fits(jobs::Job const& job, jobs::Claim const& wanted) const
    {
        if (wanted.kind || jobs::has_own_line(job.kind)) return wanted.kind == job.kind;
        auto const its = acquirer_of.find(job.key);
        return its == acquirer_of.end() || its->second == wanted.acquirer;
    }
    std::map<std::pair<jobs::Kind, std::string>, jobs::Job>::iterator mine(jobs::Job const& job)
    {
        auto const row = rows.find({job.kind, job.key});
        return row != rows.end() && row->second.fence == job.fence ? row : rows.end();
    }
};

struct NoFigures final : FigureStore {
    Figures read() override { return {}; }
};

struct NoBackOffice final : BackOffice {
    webhook::EndpointStore& endpoints() override { throw std::logic_error{"there are no endpoints here"}; }
    reconcile::Books& reconcile() override { throw std::logic_error{"no reconciliation here"}; }
    reconcile::ReportStore& day_reports() override { throw std::logic_error{"no reports here"}; }
    reconcile::WaitingStore& waiting() override { throw std::logic_error{"nothing waits here"}; }
    settlement::FileStore& settlement() override { throw std::logic_error{"no back office in these tests"}; }
};

struct LaneAtOnce final : Lane {
    pay::testing::BooksInMemory pay;
    stamp::testing::Office office;
    refund::testing::BooksInMemory refund;
    NoReplies replies;
    JobsInMemory jobs;
    NoFigures figures;
    feed::testing::FeedInMemory feed;
    notice::testing::NoticesInMemory notices;
    closing::testing::LedgerInMemory ledger;
    closing::testing::DaysInMemory days;
    NoBackOffice back_office;
    std::recursive_mutex mutex;

    void submit(Work work, Done done) override
    {
        std::exception_ptr failure;
        {
            std::lock_guard const lock{mutex};
            Unit unit{
                pay.books,
                office.books,
                refund.books,
                replies,
                jobs,
                figures,
                feed,
                notices,
                ledger,
                days,
                back_office
            };
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
