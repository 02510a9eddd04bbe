#include "domain/reconciliation/description.hpp"

#include "domain/reconciliation/judge.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

namespace etimbre::domain::reconciliation {
namespace {

constexpr std::chrono::days farthest{3};

using Description = std::tuple<Kind, std::string_view, std::int64_t, std::string_view>;

/// Positions of what fits one description, on either side.
struct Both {
    std::vector<std::size_t> lines;
    std::vector<std::size_t> expectations;
};

using Descriptions = std::map<Description, Both>;

template <class Described>
Description description_of(Described const& of, core::Money const& amount)
{
    return {of.kind, of.auth_code, amount.minor(), amount.currency().name()};
}

bool is_left(Outcome const& outcome)
{
    return outcome.tier == Tier::none && outcome.code != Code::duplicate_line;
}

bool are_near(std::chrono::sys_days one, std::chrono::sys_days other)
{
    return std::chrono::abs(one - other) <= farthest;
}

class Describing {
public:
    Describing(
        std::span<Line const> lines,
        std::span<Expectation const> expectations,
        std::span<Outcome const> outcomes
    )
        : lines_{lines}, expectations_{expectations}
    {
        std::vector<char> used(expectations.size());
        for (auto const& outcome : outcomes)
            if (outcome.expectation != nothing) used[outcome.expectation] = 1;
        for (std::size_t at = 0; at < lines.size(); ++at)
            if (is_left(outcomes[at]) && !lines[at].auth_code.empty())
                all_[description_of(lines[at], lines[at].gross)].lines.push_back(at);
        for (std::size_t at = 0; at < expectations.size(); ++at)
            if (auto const& each = expectations[at];
                used[at] == 0 && !each.told && each.booked && !each.auth_code.empty())
                all_[description_of(each, each.amount)].expectations.push_back(at);
    }

    Descriptions const& all() const { return all_; }

    /// The one expectation that fits the line; nothing where none or several do, or it fits another line too.
    std::optional<std::size_t> only_for(Both const& both, std::size_t line) const
    {
        std::optional<std::size_t> only;
        for (auto const expectation : both.expectations) {
            if (!are_near(lines_[line].day, expectations_[expectation].day)) continue;
            if (only) return std::nullopt;
            only = expectation;
        }
        if (!only) return std::nullopt;
        auto const fits = [&](std::size_t each) {
            return are_near(lines_[each].day, expectations_[*only].day);
        };
        return std::ranges::count_if(both.lines, fits) == 1 ? only : std::nullopt;
    }

private:
    std::span<Line const> lines_;
    std::span<Expectation const> expectations_;
    Descriptions all_;
};

} // namespace

void match_by_description(
    std::span<Line const> lines,
    std::span<Expectation const> expectations,
    std::optional<FeeTerms> const& terms,
    std::vector<Outcome>& outcomes
)
{
    Describing const describing{lines, expectations, outcomes};
    for (auto const& [description, both] : describing.all())
        for (auto const line : both.lines)
            if (auto const only = describing.only_for(both, line))
                outcomes[line] = {judge(lines[line], expectations[*only], terms), Tier::description, *only};
}

} // namespace etimbre::domain::reconciliation
