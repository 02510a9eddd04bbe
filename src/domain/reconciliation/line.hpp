#pragma once

#include "core/money.hpp"
#include "domain/reconciliation/words.hpp"

#include <chrono>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>

namespace etimbre::domain::reconciliation {

/// Who tells: the acquirer in a report of its own, or the bank in the details of a movement.
enum class Source { report, statement };

/// One line of a settlement file, as far as matching looks at it.
struct Line {
    Kind kind = Kind::unknown;
    Source source = Source::report;
    std::string acquirer_ref{}; ///< empty where the line has none, like the next two
    std::string our_ref{};
    std::string auth_code{};
    int sign = 1;                                            ///< 1 to us, -1 from us
    core::Money gross = core::Money::of_minor(0, core::mad); ///< not negative
    core::Money fee = core::Money::of_minor(0, core::mad);
    std::chrono::sys_days day; ///< of the sale, or of what was done about it
    bool copy = false;         ///< the same movement stands in another file of its source, matched there

    std::int64_t net_minor() const { return sign * gross.minor() - fee.minor(); }
};

/// What a line said that an expectation is matched to already.
struct Told {
    std::string line{}; ///< its name
    Source source = Source::report;
    bool superseded = false; ///< its file is replaced by the one that is being matched
    bool answered = false;   ///< another line stands beside it already
    core::Money gross;
    core::Money fee;
};

/// Something that our books hold and the acquirer must account for.
struct Expectation {
    Kind kind = Kind::sale;
    std::string id; ///< a payment's, a refund's; empty: only another line tells of it, and nothing of ours
    std::string acquirer_ref{};
    std::string our_ref{};
    std::string auth_code{};
    core::Money amount; ///< above zero; of a chargeback the most that it can be
    std::chrono::sys_days day;
    bool booked = true; ///< false: a payment that is not captured, as far as we know
    std::optional<Told> told;
};

inline constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

struct Outcome {
    Code code = Code::unknown_line;
    Tier tier = Tier::none;
    std::size_t expectation = nothing; ///< its position, where the line is tied to one

    friend bool operator==(Outcome const&, Outcome const&) = default;
};

} // namespace etimbre::domain::reconciliation
