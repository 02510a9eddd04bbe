#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::telemetry {

/// Only grows. Every method is safe from any thread and takes no lock.
class alignas(64) Counter {
public:
    void add(std::uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// Goes up and down.
class alignas(64) Gauge {
public:
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    void add(std::int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// How long something took, in buckets from half a millisecond to ten seconds.
class alignas(64) Histogram {
public:
    static constexpr std::array<std::int64_t, 14> bounds_us{
        500,
        1000,
        2500,
        5000,
        10'000,
        25'000,
        50'000,
        100'000,
        250'000,
        500'000,
        1'000'000,
        2'500'000,
        5'000'000,
        10'000'000
    };

    /// A negative duration (a clock set back) counts as zero.
    void observe(std::chrono::microseconds took);

    /// Observations at or below `bounds_us[bucket]` and above the bound before it; the last bucket has no
    /// bound.
    std::uint64_t count_in(std::size_t bucket) const
    {
        return counts_.at(bucket).load(std::memory_order_relaxed);
    }
    std::uint64_t sum_us() const { return sum_us_.load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<std::uint64_t>, bounds_us.size() + 1> counts_{};
    std::atomic<std::uint64_t> sum_us_{0};
};

/// Names and values, such as {{"route", "/orders"}, {"status", "201"}}. Values come from closed sets, never
/// from a request.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// The measures of one process, in the text format of Prometheus 0.0.4. Made in `main` and handed around.
///
/// The three makers lock: call them once and keep the reference, which lives as long as this object. The same
/// name and labels give the same measure. They throw std::logic_error for a name that Prometheus would refuse
/// and for a name that already belongs to another kind of measure.
class Metrics {
public:
    Counter& counter(std::string_view name, std::string_view help, Labels const& labels = {});
    Gauge& gauge(std::string_view name, std::string_view help, Labels const& labels = {});
    /// By convention `name` ends in _seconds.
    Histogram& histogram(std::string_view name, std::string_view help, Labels const& labels = {});

    /// Every measure, in the order of names and labels.
    std::string render() const;

private:
    enum class Kind { counter, gauge, histogram };
    struct Family {
        Kind kind;
        std::string help;
        std::map<std::string, std::unique_ptr<Counter>> counters{};
        std::map<std::string, std::unique_ptr<Gauge>> gauges{};
        std::map<std::string, std::unique_ptr<Histogram>> histograms{};
    };

    Family& family(std::string_view name, std::string_view help, Kind kind);
    static void append(std::string& out, std::string const& name, Family const& family);

    mutable std::mutex mutex_;
    std::map<std::string, Family, std::less<>> families_;
};

} // namespace etimbre::telemetry
