#pragma once

#include "app/closing/ports.hpp"
#include "app/feed/ports.hpp"
#include "app/jobs/jobs.hpp"
#include "app/notice/ports.hpp"
#include "app/once/replies.hpp"
#include "app/pay/ports.hpp"
#include "app/refund/ports.hpp"
#include "app/stamp/ports.hpp"
#include "app/work/figures.hpp"

#include <exception>
#include <expected>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace etimbre::app::work {

class BackOffice; // app/work/back_office.hpp

/// Everything one transaction may touch.
struct Unit {
    pay::Books pay;
    stamp::Books stamp;
    refund::Books refund;
    once::ReplyStore& replies;
    jobs::JobStore& jobs;
    FigureStore& figures;
    feed::FeedStore& feed;
    notice::NoticeStore& notices;
    closing::LedgerBooks& ledger; ///< for who reads it; what is posted goes through the other ports
    closing::ClosedDays& days;
    BackOffice& back_office;
};

/// Where units of work become transactions. The write lane gathers what waits into one commit, each unit
/// behind its own savepoint; the read lane runs each on a consistent snapshot.
class Lane {
public:
    using Work = std::move_only_function<void(Unit&)>;
    /// Null after the commit that made the work durable; otherwise why nothing of it remains.
    using Done = std::move_only_function<void(std::exception_ptr)>;

    Lane() = default;
    virtual ~Lane() = default;
    Lane(Lane const&) = delete;
    Lane& operator=(Lane const&) = delete;

    /// Runs `work` on the lane's thread, again where its transaction must be (so nothing is moved out of a
    /// capture or added up: it leaves what one run leaves), then `done` exactly once: with what `work` threw,
    /// which undoes it alone, or with a LaneFull at once where the queue is full or closed.
    virtual void submit(Work work, Done done) = 0;
};

/// The lane cannot take more now; the client may come back.
struct LaneFull : std::exception {
    char const* what() const noexcept override { return "too much work waits for the database"; }
};

template <class T>
using Outcome = std::expected<T, std::exception_ptr>;

/// Runs `work(Unit&) -> T` and hands `done` the value once it is durable, or the failure.
template <class T>
void run(Lane& lane, std::move_only_function<T(Unit&)> work, std::move_only_function<void(Outcome<T>)> done)
{
    auto value = std::make_shared<std::optional<T>>();
    lane.submit(
        [value, work = std::move(work)](Unit& unit) mutable { value->emplace(work(unit)); },
        [value, done = std::move(done)](std::exception_ptr failure) mutable {
            if (failure) return done(std::unexpected{std::move(failure)});
            done(*std::move(*value));
        }
    );
}

/// The same for a thread that may wait. Throws what the work threw.
template <class T>
T run_and_wait(Lane& lane, std::move_only_function<T(Unit&)> work)
{
    auto promise =
        std::make_shared<std::promise<T>>(); // shared: the lane may still touch it after get() returned
    auto future = promise->get_future();
    run<T>(lane, std::move(work), [promise](Outcome<T> outcome) {
        if (outcome)
            promise->set_value(*std::move(outcome));
        else
            promise->set_exception(std::move(outcome).error());
    });
    return future.get();
}

} // namespace etimbre::app::work
