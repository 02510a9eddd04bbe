#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

enum class FaultName {
    answer_lost,    ///< the callback is delivered, the merchant's answer is thrown away; or ours to a Void or
                    ///< Credit is
    callback_lost,  ///< no callback is sent
    callback_twice, ///< the same callback is sent again after it was answered
    callback_late,  ///< the browser returns first, the callback comes `seconds` later
    callback_reordered, ///< the approval is sent before a refusal that happened earlier
    wrong_amount,       ///< the callback says `amount_minor`, by default one dirham more
    wrong_currency,     ///< the callback says euros
    bad_hash,
    unknown_field, ///< the callback has a field nobody heard of
    html_escaped,  ///< values are hashed plain and posted escaped for HTML
    no_code,       ///< the callback has no ProcReturnCode
    stall,         ///< page or interface do their work and answer `seconds` later
    crash,         ///< the process ends right after the next authorisation, Void or Credit is in the book
    capture_fails, ///< the bank declines the capture, by callback answer or by PostAuth
    status_unavailable, ///< the interface answers 503
    settlement_missing,
    settlement_doubled,
    settlement_unknown,
    settlement_amount,
    chargeback,   ///< of a captured oid, at once or `seconds` after its capture
    refund_fails, ///< the bank declines the Void or the Credit
};

inline constexpr std::array<std::string_view, 21> fault_words{
    "answer_lost",
    "callback_lost",
    "callback_twice",
    "callback_late",
    "callback_reordered",
    "wrong_amount",
    "wrong_currency",
    "bad_hash",
    "unknown_field",
    "html_escaped",
    "no_code",
    "stall",
    "crash",
    "capture_fails",
    "status_unavailable",
    "settlement_missing",
    "settlement_doubled",
    "settlement_unknown",
    "settlement_amount",
    "chargeback",
    "refund_fails",
};

constexpr std::string_view word_of(FaultName name)
{
    return fault_words.at(static_cast<std::size_t>(name));
}

/// A switch that somebody set.
struct Fault {
    FaultName name = FaultName::answer_lost;
    std::optional<std::string> oid{}; ///< only for this attempt
    std::int64_t count = 1;           ///< times left
    std::optional<std::chrono::seconds> seconds{};
    std::optional<std::int64_t> amount_minor{};
};

class Faults {
public:
    void set(Fault const& fault);
    /// Uses up one time of the oldest switch of that name that fits the oid; nothing when there is none.
    std::optional<Fault> take(FaultName name, std::string_view oid);
    std::vector<Fault> all() const;
    void clear();

private:
    mutable std::mutex mutex_;
    std::vector<Fault> faults_; ///< guarded by mutex_
};

} // namespace etimbre::acquirer_sim
