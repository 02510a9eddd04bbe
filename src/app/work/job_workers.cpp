#include "app/work/job_workers.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

namespace etimbre::app::work {
namespace {

/// A due job is noticed after this even if nobody called `wake`.
constexpr std::chrono::milliseconds longest_sleep{250};

} // namespace

JobWorkers::JobWorkers(Lane& write, pay::Settlement settlement, Terms terms)
    : write_{write}, settlement_{settlement}, terms_{std::move(terms)}
{
    if (terms_.alone)
        run_and_wait<bool>(write_, [this](Unit& unit) {
            unit.jobs.take_back_claims(settlement_.clock(), terms_.lease);
            return true;
        });
    for (unsigned i = 0; i < terms_.threads; ++i)
        threads_.emplace_back([this](std::stop_token const& stop) { work(stop); });
}

JobWorkers::~JobWorkers()
{
    stop();
}

void JobWorkers::wake()
{
    {
        std::lock_guard const lock{mutex_};
        ++calls_;
    }
    awake_.notify_one();
}

void JobWorkers::stop()
{
    for (auto& thread : threads_) thread.request_stop();
    threads_.clear();
}

void JobWorkers::work(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        bool worked = false;
        try {
            worked = work_one();
        } catch (std::exception const& failure) {
            terms_.on_failure("claim", failure.what());
        }
        if (!worked) wait(stop);
    }
}

bool JobWorkers::work_one()
{
    auto const job = run_and_wait<std::optional<jobs::Job>>(write_, [this](Unit& unit) {
        return unit.jobs.claim(settlement_.clock(), terms_.lease);
    });
    if (!job) return false;
    wake(); // another worker looks for the next one while this one talks to the acquirer
    perform(*job);
    return true;
}

void JobWorkers::perform(jobs::Job const& job)
{
    pay::Again again;
    try {
        again = settle(job);
    } catch (std::exception const& failure) {
        terms_.on_failure(jobs::word_of(job.kind), failure.what());
        again = settlement_.clock() + pay::pause_after(job.attempts, settlement_.longest_pause);
    }
    run_and_wait<bool>(write_, [&](Unit& unit) {
        if (again)
            unit.jobs.postpone(job, *again);
        else
            unit.jobs.finish(job);
        return true;
    });
}

pay::Again JobWorkers::settle(jobs::Job const& job) const
{
    core::PaymentId const id{job.key};
    switch (job.kind) {
    case jobs::Kind::ask_status:
        return pay::settle_status(settlement_, id, job.attempts);
    case jobs::Kind::expire:
        return pay::settle_expiry(settlement_, id);
    case jobs::Kind::undo:
        return pay::settle_undo(settlement_, id, job.attempts);
    }
    return std::nullopt;
}

void JobWorkers::wait(std::stop_token const& stop)
{
    std::unique_lock lock{mutex_};
    awake_.wait_for(lock, stop, longest_sleep, [this] { return calls_ != answered_; });
    answered_ = calls_;
}

} // namespace etimbre::app::work
