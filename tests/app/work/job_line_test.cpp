#include "app/work/job_line.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <stdexcept>

namespace etimbre::app::work {
namespace {

core::Instant noon()
{
    return stamp::testing::noon;
}

/// A door that effects stand at until it opens.
class Door {
public:
    void open()
    {
        {
            std::lock_guard const lock{mutex_};
            is_open_ = true;
        }
        changed_.notify_all();
    }
    void pass()
    {
        std::unique_lock lock{mutex_};
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return is_open_; });
    }
    void wait_for(int arrivals)
    {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return waiting_ >= arrivals; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = false;
    int waiting_ = 0;
};

struct ALine : ::testing::Test {
    testing::LaneAtOnce lane;
    std::mutex said_mutex;
    std::vector<std::string> said; ///< guarded by said_mutex

    void owe(std::string const& key, std::string const& acquirer)
    {
        std::lock_guard const lock{lane.mutex};
        lane.jobs.acquirer_of[key] = acquirer;
        lane.jobs.schedule(jobs::Kind::ask_status, key, noon());
    }
    std::size_t owed()
    {
        std::lock_guard const lock{lane.mutex};
        return lane.jobs.rows.size();
    }
    JobLine::Terms terms(std::string acquirer, std::function<pay::Again(jobs::Job const&)> effect)
    {
        return {
            .acquirer = std::move(acquirer),
            .hands = 2,
            .lease = std::chrono::seconds{60},
            .clock = noon,
            .effect = std::move(effect),
            .pause = [](int) { return std::chrono::seconds{900}; },
            .on_failure =
                [this](std::string_view job, std::string_view why) {
                    std::lock_guard const lock{said_mutex};
                    said.push_back(std::string{job} + ": " + std::string{why});
                },
        };
    }
};

TEST_F(ALine, WhoseAcquirerIsSilentKeepsTheHandsOfNoOther)
{
    Door silence;
    for (auto const* const key : {"a", "b", "c", "d"}) owe(key, "silent");
    JobLine silent{lane, terms("silent", [&](auto const&) {
                       silence.pass();
                       return pay::Again{};
                   })};
    silence.wait_for(2);

    owe("e", "prompt");
    JobLine prompt{lane, terms("prompt", [](auto const&) { return pay::Again{}; })};
    while (owed() > 4) prompt.wake();
    silence.open();
    while (owed() > 0) silent.wake();
}

TEST_F(ALine, ClaimsNoMoreThanItHasHandsFor)
{
    Door door;
    for (auto const* const key : {"a", "b", "c"}) owe(key, "cmi");
    JobLine line{lane, terms("cmi", [&](auto const&) {
                     door.pass();
                     return pay::Again{};
                 })};
    door.wait_for(2);
    {
        std::lock_guard const lock{lane.mutex};
        EXPECT_EQ(lane.jobs.claim({"cmi", noon(), std::chrono::seconds{60}, "one", 9}).size(), 1U);
    }
    door.open();
}

TEST_F(ALine, ThatIsStoppedHasDoneWhatItHadClaimed)
{
    Door door;
    for (auto const* const key : {"a", "b"}) owe(key, "cmi");
    JobLine line{lane, terms("cmi", [&](auto const&) {
                     door.pass();
                     return pay::Again{};
                 })};
    door.wait_for(2);
    door.open();
    line.stop();
    EXPECT_EQ(owed(), 0U);
    line.stop();
}

TEST_F(ALine, WhoseEffectFailsOwesItLater)
{
    owe("a", "cmi");
    {
        Door failed;
        failed.open();
        JobLine line{lane, terms("cmi", [&](auto const&) -> pay::Again {
                         failed.pass();
                         throw std::runtime_error{"no answer"};
                     })};
        failed.wait_for(1);
    }
    ASSERT_EQ(owed(), 1U);
    EXPECT_EQ(lane.jobs.rows.begin()->second.attempts, 1);
    EXPECT_EQ(lane.jobs.rows.begin()->second.due, noon() + std::chrono::seconds{900});
    EXPECT_EQ(said, std::vector<std::string>{"ask_status: no answer"});
}

TEST_F(ALine, OfOneKindTakesThatKindAloneAndNoOtherLineDoes)
{
    owe("a", "cmi");
    lane.jobs.schedule(jobs::Kind::mail, "m", noon());
    Door done;
    done.open();
    auto of_mail = terms("", [&](jobs::Job const& job) -> pay::Again {
        EXPECT_EQ(job.kind, jobs::Kind::mail);
        done.pass();
        return std::nullopt;
    });
    of_mail.kind = jobs::Kind::mail;
    {
        JobLine line{lane, std::move(of_mail)};
        done.wait_for(1);
    }
    EXPECT_EQ(owed(), 1U) << "the question to the acquirer is not mail";
    lane.jobs.schedule(jobs::Kind::mail, "n", noon());
    {
        JobLine line{lane, terms("cmi", [&](jobs::Job const& job) -> pay::Again {
                         EXPECT_EQ(job.kind, jobs::Kind::ask_status);
                         done.pass();
                         return std::nullopt;
                     })};
        done.wait_for(2);
    }
    EXPECT_EQ(owed(), 1U);
}

} // namespace
} // namespace etimbre::app::work
