#include "acquirer_sim/workers.hpp"

#include <exception>
#include <iostream>

namespace etimbre::acquirer_sim {

namespace {

/// A fault of one piece of work ends that piece only; its request is then answered with 500 by the server.
void do_guarded(Workers::Work& work)
{
    try {
        work();
    } catch (std::exception const& failure) {
        std::cerr << "acquirer-sim: " + std::string{failure.what()} + "\n";
    }
}

} // namespace

Workers::Workers(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers()
{
    {
        std::scoped_lock const lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Workers::start_after(Clock::duration delay, Work work)
{
    {
        std::scoped_lock const lock{mutex_};
        tasks_.push({Clock::now() + delay, ++turns_, std::move(work)});
    }
    changed_.notify_one();
}

void Workers::run()
{
    std::unique_lock lock{mutex_};
    while (!ending_) {
        if (tasks_.empty()) {
            changed_.wait(lock);
            continue;
        }
        if (auto const due = tasks_.top().due; due > Clock::now()) {
            changed_.wait_until(lock, due);
            continue;
        }
        auto work = std::move(tasks_.top().work);
        tasks_.pop();
        lock.unlock();
        do_guarded(work);
        lock.lock();
    }
}

} // namespace etimbre::acquirer_sim
