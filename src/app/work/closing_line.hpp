#pragma once

#include "app/closing/close_days.hpp"
#include "app/work/lane.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>

namespace etimbre::app::work {

/// What a closing looks at in this unit of work.
closing::ClosingBooks closing_books(Unit& unit);

/// Closes the days that are over, one after the other, by itself. Several services may: the key on the day
/// lets one of them.
class ClosingLine {
public:
    struct Terms {
        closing::ClosingTerms closing;
        core::Clock clock;
        std::chrono::milliseconds pause{std::chrono::seconds{30}}; ///< between two looks
        std::function<void(closing::Statement const&)> on_closed;
        std::function<void(std::string_view why)> on_failure;
        /// Told at each look for how long the first open day could have been closed; 0 where none could.
        std::function<void(std::chrono::seconds)> on_look;
    };

    /// Both lanes must outlive the line.
    ClosingLine(Lane& read, Lane& write, Terms terms);
    ~ClosingLine();
    ClosingLine(ClosingLine const&) = delete;
    ClosingLine& operator=(ClosingLine const&) = delete;

    /// Ends after the day in progress. Idempotent.
    void stop();

private:
    void serve(std::stop_token const& stop);
    bool close_next();
    std::optional<std::chrono::sys_days> next();

    Lane& read_;
    Lane& write_;
    Terms terms_;
    std::mutex mutex_;
    std::condition_variable_any news_;
    std::jthread thread_;
};

} // namespace etimbre::app::work
