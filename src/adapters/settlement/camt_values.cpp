#include "adapters/settlement/camt_values.hpp"

#include "core/instant.hpp"
#include "domain/settlement/amount.hpp"

#include <algorithm>
#include <charconv>

namespace etimbre::adapters::settlement {
namespace {

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

bool continues_a_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

std::string TagPath::text() const
{
    std::string path;
    for (std::size_t at = 0; at < std::min(depth_, open_.size()); ++at) {
        if (at > 0) path += '/';
        path += name_of(open_[at]);
    }
    return path;
}

Amount amount_of(Leaf leaf)
{
    if (leaf.currency.empty()) return std::unexpected{core::Literal{"an amount without its currency"}};
    auto const currency = core::currency_of(leaf.currency);
    if (!currency) return std::unexpected{core::Literal{"a currency that is not known"}};
    auto const amount = domain::settlement::read_amount(leaf.text, *currency);
    if (!amount) return std::unexpected{amount.error().detail};
    return *amount;
}

int sign_of(std::string_view text)
{
    if (text == "CRDT") return 1;
    return text == "DBIT" ? -1 : 0;
}

bool is_true(std::string_view text)
{
    return text == "true" || text == "1";
}

std::optional<std::chrono::sys_days> day_of(std::string_view text)
{
    return core::from_date(text.substr(0, 10));
}

std::optional<std::int64_t> count_of(std::string_view text)
{
    std::int64_t count = 0;
    auto const* const last = text.data() + text.size();
    auto const [end, error] = std::from_chars(text.data(), last, count);
    if (text.starts_with('-') || error != std::errc{} || end != last) return std::nullopt;
    return count;
}

std::string plain(std::string_view text, std::size_t bytes)
{
    auto end = std::min(bytes, text.size());
    while (end > 0 && end < text.size() && continues_a_character(text[end])) --end;
    std::string kept{text.substr(0, end)};
    std::ranges::replace_if(kept, is_control, ' ');
    return kept;
}

bool keep_reference(std::string& to, std::string_view text)
{
    if (text.size() > longest_reference) return false;
    to = plain(text, longest_reference);
    return true;
}

} // namespace etimbre::adapters::settlement
