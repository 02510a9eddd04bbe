#pragma once

#include "core/language.hpp"
#include "core/money.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::fees {

/// Every fee has up to three parts, which belong to different revenue accounts (Joint Orders 799-00 and
/// 807-05).
enum class FeePart { receipt, chancery, service };

inline constexpr std::array fee_parts{FeePart::receipt, FeePart::chancery, FeePart::service};

constexpr std::string_view word_of(FeePart part)
{
    switch (part) {
    case FeePart::receipt:
        return "receipt";
    case FeePart::chancery:
        return "chancery";
    case FeePart::service:
        return "service";
    }
    std::unreachable();
}

/// The split is stored, never computed: the service part is often but not always a tenth of the chancery
/// part.
struct FeeParts {
    core::Money receipt;
    core::Money chancery;
    core::Money service;

    core::Money of(FeePart part) const;
    /// Refuses `amount_overflow` and `currency_mismatch`.
    core::Result<core::Money> total() const;
    /// Each part `count` times. Refuses `amount_overflow`.
    core::Result<FeeParts> times(int count) const;

    friend bool operator==(FeeParts const&, FeeParts const&) = default;
};

/// Whom a service is for. Ages are whole years, both ends inclusive; what is empty does not matter.
struct Condition {
    std::optional<int> min_age;
    std::optional<int> max_age;
    /// True: only after loss of the original. False: not for somebody who lost the original.
    std::optional<bool> lost;

    /// An age that was not told is taken as declared by choosing the service; an age that was told must fit.
    /// A loss must be told where the service is for it, and must not be where the service is not.
    bool admits(std::optional<int> age, std::optional<bool> original_lost) const;

    friend bool operator==(Condition const&, Condition const&) = default;
};

/// How sure we are of a line: read in a public source, worked out from one, or not known.
enum class Confidence { observed, inferred, unknown };

struct TariffLine {
    /// "PAS-EST".
    std::string code;
    core::Names names;
    /// Empty where the amounts are not known; such a service is not sold.
    std::optional<FeeParts> parts;
    Condition condition;
    /// Shown to operators beside the line.
    Confidence confidence{Confidence::unknown};

    bool is_sold() const { return parts.has_value(); }
    friend bool operator==(TariffLine const&, TariffLine const&) = default;
};

/// The fees of one joint order. A stamp keeps the version it was bought under.
struct Tariff {
    std::string version;
    std::chrono::sys_days valid_from;
    std::vector<TariffLine> lines;

    /// Null for a code that is not in this tariff.
    TariffLine const* line(std::string_view code) const;
    friend bool operator==(Tariff const&, Tariff const&) = default;
};

/// The tariff with the latest `valid_from` that is not after `day`, in any order of `tariffs`; null before
/// the first.
Tariff const* tariff_in_force(std::span<Tariff const> tariffs, std::chrono::sys_days day);

} // namespace etimbre::domain::fees
