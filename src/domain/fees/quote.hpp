#pragma once

#include "core/instant.hpp"
#include "domain/fees/catalogue.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::fees {

inline constexpr int most_quantity = 20;
inline constexpr std::size_t most_lines = 50;

/// One line of what somebody wants to pay for.
struct Wish {
    std::string service;
    /// 1 to `most_quantity`.
    int quantity;
    /// Whole years of the person the service is for, where told.
    std::optional<int> age;
    /// Whether the original document is lost, where told.
    std::optional<bool> lost;
};

/// Parts and total cover the whole quantity.
struct QuotedLine {
    std::string service;
    int quantity;
    FeeParts parts;
    core::Money total;

    friend bool operator==(QuotedLine const&, QuotedLine const&) = default;
};

/// What the total is in the money of the mission. It informs; the debit is in dirhams.
struct Display {
    core::Money amount;
    /// Dirhams for one local unit.
    std::string rate;
    /// First day of that rate.
    std::chrono::sys_days rate_date;
    std::int64_t rounding_step_minor;
    Rounding mode;

    friend bool operator==(Display const&, Display const&) = default;
};

struct Quote {
    std::string mission;
    std::string tariff_version;
    std::vector<QuotedLine> lines;
    /// In dirhams.
    core::Money total;
    /// Empty where the mission has no rate.
    std::optional<Display> display;

    friend bool operator==(Quote const&, Quote const&) = default;
};

struct QuoteRefusal {
    core::Refusal refusal;
    /// Place of the refused wish, counted from zero; zero too where the request as a whole is refused.
    std::size_t line;
};

/// What `wishes` cost at `mission` under the tariff and the rate of the day of `now` (in UTC).
///
/// Refuses `mission_unknown`; `fields` for no wish or more than `most_lines`, and for a quantity or an age
/// outside its range; `service_unknown` for a code that is not in force or not sold; `condition` where the
/// service is not for this person (`Condition::admits`); `amount_overflow`.
std::expected<Quote, QuoteRefusal>
quote(Catalogue const& catalogue, std::string_view mission, std::span<Wish const> wishes, core::Instant now);

} // namespace etimbre::domain::fees
