#include "telemetry/metrics.hpp"

#include <algorithm>
#include <stdexcept>

namespace etimbre::telemetry {
namespace {

bool is_name(std::string_view name)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
    constexpr std::string_view rest = "abcdefghijklmnopqrstuvwxyz_0123456789";
    return !name.empty() && letters.contains(name.front()) &&
           name.find_first_not_of(rest) == std::string_view::npos;
}

void require_name(std::string_view name)
{
    if (!is_name(name)) throw std::logic_error{"a metric cannot be called '" + std::string{name} + "'"};
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (char const each : text) {
        if (each == '\\')
            out += "\\\\";
        else if (each == '"')
            out += "\\\"";
        else if (each == '\n')
            out += "\\n";
        else
            out += each;
    }
    return out;
}

/// `route="/orders",status="201"`; the empty text for no labels.
std::string text_of(Labels const& labels)
{
    std::string out;
    for (auto const& [name, value] : labels) {
        require_name(name);
        if (!out.empty()) out += ',';
        out += name;
        out += "=\"";
        out += escaped(value);
        out += '"';
    }
    return out;
}

void append_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value)
{
    out += name;
    if (!labels.empty()) {
        out += '{';
        out += labels;
        out += '}';
    }
    out += ' ';
    out += value;
    out += '\n';
}

/// Whole microseconds as decimal seconds without trailing zeros: 2500 is "0.0025".
std::string seconds(std::uint64_t micros)
{
    auto text = std::to_string(micros % 1'000'000);
    text.insert(0, 6 - text.size(), '0');
    text.erase(text.find_last_not_of('0') + 1);
    auto const whole = std::to_string(micros / 1'000'000);
    return text.empty() ? whole : whole + "." + text;
}

void append_histogram(
    std::string& out, std::string const& name, std::string const& labels, Histogram const& histogram
)
{
    auto const comma = labels.empty() ? std::string{} : labels + ",";
    std::uint64_t total = 0;
    for (std::size_t bucket = 0; bucket < Histogram::bounds_us.size(); ++bucket) {
        total += histogram.count_in(bucket);
        auto const bound = seconds(static_cast<std::uint64_t>(Histogram::bounds_us.at(bucket)));
        append_sample(out, name + "_bucket", comma + "le=\"" + bound + "\"", std::to_string(total));
    }
    total += histogram.count_in(Histogram::bounds_us.size());
    append_sample(out, name + "_bucket", comma + "le=\"+Inf\"", std::to_string(total));
    append_sample(out, name + "_sum", labels, seconds(histogram.sum_us()));
    append_sample(out, name + "_count", labels, std::to_string(total));
}

} // namespace

void Histogram::observe(std::chrono::microseconds took)
{
    auto const micros = std::max<std::int64_t>(took.count(), 0);
    auto const* const bound = std::ranges::lower_bound(bounds_us, micros);
    counts_.at(static_cast<std::size_t>(bound - bounds_us.begin())).fetch_add(1, std::memory_order_relaxed);
    sum_us_.fetch_add(static_cast<std::uint64_t>(micros), std::memory_order_relaxed);
}

Metrics::Family& Metrics::family(std::string_view name, std::string_view help, Kind kind)
{
    require_name(name);
    auto found = families_.find(name);
    if (found == families_.end())
        found = families_.emplace(std::string{name}, Family{.kind = kind, .help = escaped(help)}).first;
    if (found->second.kind != kind)
        throw std::logic_error{"the metric " + std::string{name} + " is already of another kind"};
    return found->second;
}

Counter& Metrics::counter(std::string_view name, std::string_view help, Labels const& labels)
{
    std::scoped_lock const lock{mutex_};
    auto& place = family(name, help, Kind::counter).counters[text_of(labels)];
    if (!place) place = std::make_unique<Counter>();
    return *place;
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, Labels const& labels)
{
    std::scoped_lock const lock{mutex_};
    auto& place = family(name, help, Kind::gauge).gauges[text_of(labels)];
    if (!place) place = std::make_unique<Gauge>();
    return *place;
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, Labels const& labels)
{
    std::scoped_lock const lock{mutex_};
    auto& place = family(name, help, Kind::histogram).histograms[text_of(labels)];
    if (!place) place = std::make_unique<Histogram>();
    return *place;
}

void Metrics::append(std::string& out, std::string const& name, Family const& family)
{
    constexpr std::array<std::string_view, 3> kinds{"counter", "gauge", "histogram"};
    out += "# HELP " + name + " " + family.help + "\n# TYPE " + name + " ";
    out += kinds.at(static_cast<std::size_t>(family.kind));
    out += '\n';
    for (auto const& [labels, each] : family.counters)
        append_sample(out, name, labels, std::to_string(each->value()));
    for (auto const& [labels, each] : family.gauges)
        append_sample(out, name, labels, std::to_string(each->value()));
    for (auto const& [labels, each] : family.histograms) append_histogram(out, name, labels, *each);
}

std::string Metrics::render() const
{
    std::scoped_lock const lock{mutex_};
    std::string out;
    for (auto const& [name, family] : families_) append(out, name, family);
    return out;
}

} // namespace etimbre::telemetry
