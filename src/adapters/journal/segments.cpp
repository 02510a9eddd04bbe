#include "adapters/journal/segments.hpp"

#include "app/work/journal.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>

namespace etimbre::adapters::journal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 12;
constexpr std::size_t digits_of_number = 20;
constexpr std::string_view ending = ".jsonl";

struct Name {
    std::string stream;
    std::uint64_t first = 0;
};

/// "one-0.000000000001.jsonl"
std::optional<Name> name_of(fs::path const& file)
{
    auto const name = file.filename().string();
    auto const dot = name.find('.');
    if (dot == std::string::npos || name.size() != dot + 1 + digits + ending.size()) return std::nullopt;
    Name read{name.substr(0, dot), 0};
    auto const* const begin = name.data() + dot + 1;
    auto const [end, failed] = std::from_chars(begin, begin + digits, read.first);
    bool const is_ours = failed == std::errc{} && end == begin + digits && name.ends_with(ending) &&
                         domain::journal::is_stream_name(read.stream);
    return is_ours ? std::optional{read} : std::nullopt;
}

/// Steps through the lines of one file.
class Pages {
public:
    explicit Pages(fs::path const& file) : file_{file}, in_{file, std::ios::binary}
    {
        if (!in_) throw app::work::JournalFailure{"the journal " + file.string() + " cannot be read"};
    }

    /// False at the end. A last line without its end counts as a line.
    bool next()
    {
        if (!std::getline(in_, line)) {
            if (in_.bad())
                throw app::work::JournalFailure{"the journal " + file_.string() + " cannot be read"};
            return false;
        }
        ++number;
        ended = !in_.eof();
        return true;
    }

    std::string line;
    std::size_t number = 0;
    bool ended = false;

private:
    fs::path const& file_;
    std::ifstream in_;
};

/// Whether nothing that could be a record comes after the broken line: then it is the torn end of the file.
bool nothing_follows(Pages& pages, core::Sha256 sha256)
{
    while (pages.next())
        if (domain::journal::read_line(pages.line, sha256)) return false;
    return true;
}

core::Result<domain::journal::ReadRecord>
take(domain::journal::Chain& chain, Pages const& pages, Segment const& segment, core::Sha256 sha256)
{
    if (!pages.ended) return core::refuse(core::Reason::size, "The line does not end.");
    if (pages.number > 1) return chain.take(pages.line);
    if (chain.last() && chain.last()->seq + 1 != segment.first)
        return core::refuse(
            core::Reason::fields, "The file before this one is missing, or has lost its end."
        );
    auto const first = domain::journal::read_line(pages.line, sha256);
    if (first && first->record.seq != segment.first)
        return core::refuse(core::Reason::fields, "The file begins with another record than its name says.");
    return chain.take(pages.line);
}

/// False when the walk ends here.
bool walk_one(
    Segment const& segment,
    bool is_last,
    domain::journal::Chain& chain,
    core::Sha256 sha256,
    OnRecord const& on_record,
    Walk& walk
)
{
    Pages pages{segment.file};
    walk.good_bytes = 0;
    while (pages.next()) {
        auto const read = take(chain, pages, segment, sha256);
        if (!read) {
            walk.fault = Fault{segment.file, pages.number, read.error()};
            walk.is_tail = is_last && nothing_follows(pages, sha256);
            return false;
        }
        walk.good_bytes += pages.line.size() + 1;
        ++walk.records;
        if (on_record) on_record(*read);
    }
    return true;
}

} // namespace

fs::path segment_file(fs::path const& folder, std::string_view stream, std::uint64_t first)
{
    auto number = std::to_string(first);
    number.insert(0, digits - std::min(digits, number.size()), '0');
    return folder / (std::string{stream} + "." + number + std::string{ending});
}

std::vector<Segment> segments_of(fs::path const& folder, std::string_view stream)
{
    std::vector<Segment> segments;
    std::error_code none;
    for (auto const& entry : fs::directory_iterator{folder, none})
        if (auto const name = name_of(entry.path()); name && name->stream == stream)
            segments.push_back({entry.path(), name->first});
    std::ranges::sort(segments, {}, &Segment::first);
    return segments;
}

std::uint64_t number_beside(fs::path const& folder, std::string_view stream, std::string_view what)
{
    std::ifstream in{folder / (std::string{stream} + "." + std::string{what})};
    std::string text;
    if (!std::getline(in, text) || text.size() != digits_of_number) return 0;
    std::uint64_t number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::string line_of_number(std::uint64_t number)
{
    auto text = std::to_string(number);
    text.insert(0, digits_of_number - text.size(), '0');
    return text + '\n';
}

std::vector<std::string> streams_in(fs::path const& folder)
{
    std::set<std::string> streams;
    std::error_code none;
    for (auto const& entry : fs::directory_iterator{folder, none})
        if (auto const name = name_of(entry.path())) streams.insert(name->stream);
    return {streams.begin(), streams.end()};
}

Walk walk(std::vector<Segment> const& segments, core::Sha256 sha256, OnRecord const& on_record)
{
    Walk walk;
    domain::journal::Chain chain{sha256};
    for (auto const& segment : segments)
        if (!walk_one(segment, &segment == &segments.back(), chain, sha256, on_record, walk)) break;
    walk.last = chain.last();
    walk.base = chain.base();
    return walk;
}

} // namespace etimbre::adapters::journal
