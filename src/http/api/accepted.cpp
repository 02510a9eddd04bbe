#include "http/api/accepted.hpp"

#include <algorithm>
#include <charconv>

namespace etimbre::http::api {
namespace {

constexpr int whole = 1000;

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// What stands before the divider; `rest` keeps what stands after it.
std::string_view take(std::string_view& rest, char divider)
{
    auto const at = rest.find(divider);
    auto const piece = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return trimmed(piece);
}

/// Thousandths of "0.5"; a weight that cannot be read counts as none.
int weight_of(std::string_view text)
{
    int units = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), units);
    if (error != std::errc{} || units > 1) return 0;
    int thousandths = 0;
    int worth = whole / 10;
    std::string_view const digits{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    for (char const digit : digits.substr(std::min<std::size_t>(1, digits.size()))) {
        if (digit < '0' || digit > '9') return 0;
        thousandths += (digit - '0') * worth;
        worth /= 10;
    }
    return std::min(units * whole + thousandths, whole);
}

struct Range {
    std::string_view media;
    int weight = whole;
};

Range range_of(std::string_view text)
{
    Range range{take(text, ';')};
    while (!text.empty()) {
        auto const parameter = take(text, ';');
        if (parameter.starts_with("q=") || parameter.starts_with("Q="))
            range.weight = weight_of(parameter.substr(2));
    }
    return range;
}

bool covers(std::string_view media, std::string_view form)
{
    if (media == "*/*" || media == form) return true;
    return media.ends_with("/*") && form.starts_with(media.substr(0, media.size() - 1));
}

/// Of the range that names it most closely.
int weight_of_form(std::string_view header, std::string_view form)
{
    int weight = 0;
    std::size_t closest = 0;
    while (!header.empty()) {
        auto const range = range_of(take(header, ','));
        auto const closeness = range.media == "*/*" ? 1U : range.media.ends_with("/*") ? 2U : 3U;
        if (!covers(range.media, form) || closeness < closest) continue;
        closest = closeness;
        weight = range.weight;
    }
    return weight;
}

} // namespace

std::string_view accepted(server::Request const& request, std::initializer_list<std::string_view> forms)
{
    auto const header = request.header("accept");
    auto const* best = forms.begin();
    int weight = header.empty() ? whole : weight_of_form(header, *best);
    for (auto const* form = forms.begin() + 1; form != forms.end(); ++form) {
        auto const its = header.empty() ? 0 : weight_of_form(header, *form);
        if (its <= weight) continue;
        best = form;
        weight = its;
    }
    return *best;
}

} // namespace etimbre::http::api
