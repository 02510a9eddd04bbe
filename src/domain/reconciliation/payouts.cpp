#include "domain/reconciliation/payouts.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace etimbre::domain::reconciliation {
namespace {

using Found = std::optional<std::size_t>;

constexpr bool is_of_a_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool stands_in(std::string_view text, std::string_view word)
{
    if (word.empty()) return false;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto const end = at + word.size();
        bool const begins = at == 0 || !is_of_a_word(text[at - 1]);
        if (begins && (end == text.size() || !is_of_a_word(text[end]))) return true;
    }
    return false;
}

Found named_in(Movement const& movement, std::span<Payout const> payouts)
{
    Found found;
    for (std::size_t at = 0; at < payouts.size(); ++at) {
        if (!stands_in(movement.references, payouts[at].reference)) continue;
        if (found) return std::nullopt;
        found = at;
    }
    return found;
}

bool may_be(Payout const& payout, Movement const& movement)
{
    constexpr std::chrono::days farthest{2};
    return payout.net == movement.amount && std::chrono::abs(payout.day - movement.value_day) <= farthest;
}

/// Gives each movement that is left its payout by amount and day, where neither could be another's.
class ByAmount {
public:
    ByAmount(
        std::span<Payout const> payouts, std::span<Movement const> movements, std::vector<Found> const& found
    )
        : payouts_{payouts}, movements_{movements}
    {
        std::vector<char> named(payouts.size());
        for (auto const& each : found)
            if (each) named[*each] = 1;
        for (std::size_t at = 0; at < payouts.size(); ++at)
            if (named[at] == 0 && !payouts[at].banked) free_payouts_.push_back(at);
        for (std::size_t at = 0; at < movements.size(); ++at)
            if (!found[at]) free_movements_.push_back(at);
    }

    void match(std::vector<Found>& found) const
    {
        for (auto const movement : free_movements_) {
            auto const payout = only(free_payouts_, [&](std::size_t each) {
                return may_be(payouts_[each], movements_[movement]);
            });
            if (!payout) continue;
            auto const back = only(free_movements_, [&](std::size_t each) {
                return may_be(payouts_[*payout], movements_[each]);
            });
            if (back == movement) found[movement] = payout;
        }
    }

private:
    template <class Fits>
    static Found only(std::vector<std::size_t> const& all, Fits const& fits)
    {
        Found found;
        for (auto const each : all) {
            if (!fits(each)) continue;
            if (found) return std::nullopt;
            found = each;
        }
        return found;
    }

    std::span<Payout const> payouts_;
    std::span<Movement const> movements_;
    std::vector<std::size_t> free_payouts_;
    std::vector<std::size_t> free_movements_;
};

/// A sum that some of at most twelve payouts come to, and which they are, a bit each.
using Sum = std::pair<std::int64_t, std::uint32_t>;

std::vector<Sum> sums_of(std::span<Payout const> payouts)
{
    std::vector<Sum> sums{{0, 0}};
    for (std::size_t at = 0; at < payouts.size(); ++at) {
        auto const before = sums.size();
        for (std::size_t each = 0; each < before; ++each)
            sums.emplace_back(
                sums[each].first + payouts[at].net.minor(), sums[each].second | (std::uint32_t{1} << at)
            );
    }
    return sums;
}

std::vector<std::size_t> positions_of(std::uint32_t low, std::uint32_t high, std::size_t half)
{
    std::vector<std::size_t> positions;
    for (std::size_t at = 0; at < 16; ++at)
        if (((low >> at) & 1U) != 0) positions.push_back(at);
    for (std::size_t at = 0; at < 16; ++at)
        if (((high >> at) & 1U) != 0) positions.push_back(half + at);
    return positions;
}

} // namespace

std::vector<Found> match_payouts(std::span<Payout const> payouts, std::span<Movement const> movements)
{
    std::vector<Found> found;
    found.reserve(movements.size());
    for (auto const& movement : movements) found.push_back(named_in(movement, payouts));
    ByAmount{payouts, movements, found}.match(found);
    return found;
}

std::optional<std::vector<std::size_t>> propose_payouts(core::Money amount, std::span<Payout const> payouts)
{
    constexpr std::size_t most = 24;
    payouts = payouts.first(std::min(payouts.size(), most));
    bool const one_currency = std::ranges::all_of(payouts, [&](Payout const& each) {
        return each.net.currency() == amount.currency();
    });
    if (!one_currency) return std::nullopt;
    auto const half = payouts.size() / 2;
    std::unordered_map<std::int64_t, std::uint32_t> low;
    for (auto const& [sum, which] : sums_of(payouts.first(half))) low.emplace(sum, which);
    for (auto const& [sum, which] : sums_of(payouts.subspan(half))) {
        auto const rest = low.find(amount.minor() - sum);
        if (rest != low.end() && (rest->second | which) != 0) return positions_of(rest->second, which, half);
    }
    return std::nullopt;
}

} // namespace etimbre::domain::reconciliation
