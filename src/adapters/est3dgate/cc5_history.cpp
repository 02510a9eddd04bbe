#include "adapters/est3dgate/cc5_history.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::adapters::est3dgate {

namespace {

using app::pay::MoneyHistory;
using core::Money;
using core::Reason;

constexpr std::size_t columns = 11;
constexpr std::int64_t records_at_most = 1000;

enum class Kind { sale, credit };
enum class Came { taken, taken_back, nothing, unclear };

struct Entry {
    Kind kind;
    Came came;
    std::int64_t minor;
};

std::vector<std::string_view> divided(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (auto tab = text.find('\t'); tab != std::string_view::npos; tab = text.find('\t')) {
        parts.push_back(text.substr(0, tab));
        text.remove_prefix(tab + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size() && number >= 0;
    return is_whole ? std::optional{number} : std::nullopt;
}

Came came_of(std::string_view state, std::string_view return_code)
{
    if (state == "D" || state == "ERR") return Came::nothing;
    if (state == "C" || state == "S") return return_code == "00" ? Came::taken : Came::nothing;
    if (state == "V" || state == "CNCL") return Came::taken_back;
    if (state == "A") return Came::nothing; // held, not taken
    return Came::unclear;
}

core::Result<Entry> entry_of(std::string_view text)
{
    auto const parts = divided(text);
    if (parts.size() < columns)
        return core::refuse(Reason::acquirer_answer, "a record of the history has too few parts");
    // What was voided has no amount taken any more.
    auto const minor = whole_number(parts[3].empty() || parts[3] == "0" ? parts[2] : parts[3]);
    if (!minor)
        return core::refuse(Reason::acquirer_answer, "an amount is not a whole number of minor units");
    return Entry{parts[0] == "S" ? Kind::sale : Kind::credit, came_of(parts[1], parts[9]), *minor};
}

core::Result<std::vector<Entry>> entries_of(Cc5Answer const& answer)
{
    std::vector<Entry> entries;
    auto const count = whole_number(answer.extra_value("TRXCOUNT"));
    if (!count || *count > records_at_most)
        return core::refuse(Reason::acquirer_answer, "the history does not say how many records it has");
    for (std::int64_t at = 1; at <= *count; ++at) {
        auto const entry = entry_of(answer.extra_value("TRX" + std::to_string(at)));
        if (!entry) return std::unexpected{entry.error()};
        entries.push_back(*entry);
    }
    return entries;
}

struct Sums {
    std::optional<std::int64_t> stands; ///< the sale whose money was taken
    std::optional<std::int64_t> voided;
    std::int64_t credited = 0;
    bool clear = true;
};

Sums sums_of(std::vector<Entry> const& entries)
{
    Sums sums;
    for (auto const& [kind, came, minor] : entries) {
        if (came == Came::unclear || minor > INT64_MAX - sums.credited) sums.clear = false;
        if (kind == Kind::sale && came == Came::taken) sums.stands = minor;
        if (kind == Kind::sale && came == Came::taken_back) sums.voided = minor;
        if (kind == Kind::credit && came == Came::taken && sums.clear) sums.credited += minor;
    }
    return sums;
}

MoneyHistory history_of(Sums const& sums)
{
    auto const mad = [](std::int64_t minor) { return Money::of_minor(minor, core::mad); };
    if (!sums.clear) return {};
    if (sums.stands) return {mad(*sums.stands), mad(sums.credited)};
    if (sums.voided) return {mad(*sums.voided), mad(*sums.voided)};
    return {};
}

} // namespace

core::Result<MoneyHistory> read_history(Cc5Answer const& answer, std::string_view oid)
{
    if (!answer.approved()) return MoneyHistory{};
    if (answer.order_id != oid)
        return core::refuse(Reason::acquirer_answer, "the answer is about another order");
    auto const entries = entries_of(answer);
    if (!entries) return std::unexpected{entries.error()};
    return history_of(sums_of(*entries));
}

} // namespace etimbre::adapters::est3dgate
