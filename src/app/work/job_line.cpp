#include "app/work/job_line.hpp"

#include <exception>
#include <utility>

namespace etimbre::app::work {
namespace {

/// A due job is noticed after this even if nobody called `wake`.
constexpr std::chrono::milliseconds longest_sleep{250};

std::string why(std::exception_ptr const& failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& known) {
        return known.what();
    } catch (...) {
        return "an exception of no known kind";
    }
}

} // namespace

JobLine::JobLine(Lane& write, Terms terms) : write_{write}, terms_{std::move(terms)}
{
    for (unsigned i = 0; i < terms_.hands; ++i)
        hands_.emplace_back([this](std::stop_token const& stop) { work(stop); });
    dispatcher_ = std::jthread{[this](std::stop_token const& stop) { dispatch(stop); }};
}

JobLine::~JobLine()
{
    stop();
}

void JobLine::wake()
{
    {
        std::lock_guard const lock{mutex_};
        ++calls_;
    }
    news_.notify_one();
}

// The dispatcher first: what it has claimed by then is done by hands that are still there.
void JobLine::stop()
{
    dispatcher_ = {};
    for (auto& hand : hands_) hand.request_stop();
    hands_.clear();
}

void JobLine::dispatch(std::stop_token const& stop)
{
    while (auto const room = wait_for_room(stop)) {
        try {
            claim(room);
        } catch (std::exception const& failure) {
            terms_.on_failure("claim", failure.what());
        }
    }
}

/// How many hands are idle, once there is one and something may be due; 0 at the end.
std::size_t JobLine::wait_for_room(std::stop_token const& stop)
{
    std::unique_lock lock{mutex_};
    auto const has_room = [this] { return idle_ > at_hand_.size(); };
    news_.wait_for(lock, stop, longest_sleep, [&] { return has_room() && calls_ != answered_; });
    news_.wait(lock, stop, has_room);
    if (stop.stop_requested()) return 0;
    answered_ = calls_;
    return idle_ - at_hand_.size();
}

void JobLine::claim(std::size_t room)
{
    auto const jobs = run_and_wait<std::vector<jobs::Job>>(write_, [this, room](Unit& unit) {
        return unit.jobs.claim(
            {terms_.acquirer, terms_.clock(), terms_.lease, terms_.claimant, room, terms_.kind}
        );
    });
    if (jobs.empty()) return;
    {
        std::lock_guard const lock{mutex_};
        at_hand_.insert(at_hand_.end(), jobs.begin(), jobs.end());
        if (jobs.size() == room) ++calls_; // there may be more
    }
    claimed_.notify_all();
}

void JobLine::work(std::stop_token const& stop)
{
    while (auto const job = next(stop)) perform(*job);
}

std::optional<jobs::Job> JobLine::next(std::stop_token const& stop)
{
    std::unique_lock lock{mutex_};
    ++idle_;
    news_.notify_one();
    claimed_.wait(lock, stop, [this] { return !at_hand_.empty(); });
    --idle_;
    if (at_hand_.empty()) return std::nullopt;
    auto job = std::move(at_hand_.front());
    at_hand_.pop_front();
    return job;
}

void JobLine::perform(jobs::Job const& job)
{
    pay::Again again;
    try {
        again = terms_.effect(job);
    } catch (std::exception const& failure) {
        terms_.on_failure(jobs::word_of(job.kind), failure.what());
        again = terms_.clock() + terms_.pause(job.attempts);
    }
    conclude(job, again);
}

// Nobody waits for this commit: where it fails, the lease ends and the effect, which can be repeated, is
// looked at again.
void JobLine::conclude(jobs::Job job, pay::Again again)
{
    auto conclusion = [job = std::move(job), again](Unit& unit) {
        if (again)
            unit.jobs.postpone(job, *again);
        else
            unit.jobs.finish(job);
    };
    write_.submit(std::move(conclusion), [report = terms_.on_failure](std::exception_ptr const& failure) {
        if (failure) report("conclusion", why(failure));
    });
}

} // namespace etimbre::app::work
