#include "adapters/journal/stream_files.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::adapters::journal {
namespace {

namespace fs = std::filesystem;
using app::work::JournalFailure;
using domain::journal::Position;

fs::path beside(StreamFiles::Place const& place, std::string_view ending)
{
    return place.folder / (place.stream + std::string{ending});
}

Descriptor locked(StreamFiles::Place const& place)
{
    make_folder(place.folder);
    auto lock = Descriptor::open(beside(place, ".lock"));
    if (!lock.lock())
        throw JournalFailure{
            "another etimbre writes the journal " + place.stream + " in " + place.folder.string() +
            ": each service needs a name ([store] node) or a folder of its own"
        };
    return lock;
}

std::string sentence_of(Fault const& fault)
{
    return "the journal is broken at " + fault.file.string() + ":" + std::to_string(fault.line) + ": " +
           std::string{fault.why.detail.text} + " See docs/journal.md.";
}

} // namespace

StreamFiles::StreamFiles(Place place)
    : place_{std::move(place)}, lock_{locked(place_)}, known_file_{Descriptor::open(beside(place_, ".known"))}
{
    read_latest();
    read_known();
    sync_folder(place_.folder);
}

void StreamFiles::read_latest()
{
    auto const segments = segments_of(place_.folder, place_.stream);
    if (segments.empty()) return begin_segment();
    auto const& latest = segments.back();
    auto const read = walk({latest}, place_.sha256, nullptr);
    if (read.fault && !read.is_tail) throw JournalFailure{sentence_of(*read.fault)};
    if (!read.last && segments.size() > 1) { // begun, and nothing written yet: what counts stands before it
        auto const before = walk({segments[segments.size() - 2]}, place_.sha256, nullptr);
        if (before.fault) throw JournalFailure{sentence_of(*before.fault)};
        last_ = before.last.value_or(Position{});
        known_ = before.base;
    } else {
        last_ = read.last.value_or(Position{});
        known_ = read.base;
    }
    file_ = Descriptor::open(latest.file);
    end_ = read.good_bytes;
    dirty_ = file_.size() != end_;
}

// Written without waiting for the disk, so it may be older than what it says, and never newer.
void StreamFiles::read_known()
{
    known_ = std::max(known_, number_beside(place_.folder, place_.stream, "known"));
}

void StreamFiles::begin_segment()
{
    file_ = Descriptor::open(segment_file(place_.folder, place_.stream, last_.seq + 1));
    end_ = 0;
    dirty_ = file_.size() != 0;
    sync_folder(place_.folder);
}

void StreamFiles::append(domain::journal::Line const& line)
{
    if (end_ >= place_.segment_bytes) begin_segment();
    if (dirty_) file_.cut(end_);
    dirty_ = true;
    file_.write(line.text + "\n", end_);
    file_.sync();
    dirty_ = false;
    end_ += line.text.size() + 1;
    last_ = line.position;
}

void StreamFiles::know_committed(Position const& record) noexcept
{
    known_ = record.seq;
    try {
        known_file_.write(line_of_number(record.seq), 0);
    } catch (JournalFailure const&) {
        return; // only a hint: the next record's base says the same
    }
}

std::optional<core::Hash> StreamFiles::hash_of(std::uint64_t seq) const
{
    if (seq == last_.seq) return last_.hash;
    // The segment that holds the record after it, which names its hash.
    auto segments = segments_of(place_.folder, place_.stream);
    std::erase_if(segments, [&](Segment const& each) { return each.first > seq + 1; });
    if (segments.empty() || seq > last_.seq) return std::nullopt;
    std::optional<core::Hash> hash;
    walk({segments.back()}, place_.sha256, [&](domain::journal::ReadRecord const& read) {
        if (read.record.seq == seq + 1) hash = read.record.prev;
    });
    return hash;
}

std::uint64_t StreamFiles::oldest() const
{
    auto const segments = segments_of(place_.folder, place_.stream);
    return segments.empty() || last_.seq == 0 ? 0 : segments.front().first;
}

} // namespace etimbre::adapters::journal
