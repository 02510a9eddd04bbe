#include "commands/journal_check.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/journal/stream_files.hpp"
#include "adapters/store/database.hpp"
#include "commands/store_place.hpp"
#include "config/places.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

namespace etimbre::commands {
namespace {

namespace journal = adapters::journal;
namespace store = adapters::store;
using domain::journal::Meeting;

std::filesystem::path folder_of(config::Settings const& settings)
{
    return config::path_of(settings, settings.store.journal_dir);
}

auto session_of(config::Settings const& settings, JournalMode mode)
{
    auto const access = mode == JournalMode::look ? store::Access::read : store::Access::write;
    return store::open_database(patient_store_place(settings), access);
}

/// From the segment on that holds the record after `seq`.
std::vector<journal::Segment> segments_after(std::vector<journal::Segment> segments, std::uint64_t seq)
{
    auto const later = std::ranges::find_if(segments, [&](auto const& each) { return each.first > seq + 1; });
    if (later - segments.begin() > 1) segments.erase(segments.begin(), later - 1);
    return segments;
}

void note_checked(std::filesystem::path const& folder, StreamCheck const& check)
{
    if (!is_well(check)) return;
    std::ofstream{folder / (check.report.stream + ".checked")} << journal::line_of_number(check.last);
}

/// The findings of one round after another: what was mended stays said, what is open is what the last says.
void add_round(StreamCheck& all, StreamCheck round)
{
    std::erase_if(all.report.findings, [](auto const& each) { return !each.mended; });
    std::ranges::move(all.report.findings, std::back_inserter(round.report.findings));
    round.report.restored += all.report.restored;
    all = std::move(round);
}

} // namespace

bool is_well(StreamCheck const& check)
{
    bool const meets = domain::journal::sentence_of(check.meeting).empty();
    return meets && !check.fault && check.report.open_findings() == 0 && !check.report.waits_at;
}

StreamCheck
check_stream(config::Settings const& settings, std::string const& stream, JournalWork work, core::Instant now)
{
    auto const folder = folder_of(settings);
    auto const since = work.only_new ? journal::number_beside(folder, stream, "checked") : 0;
    auto const segments = segments_after(journal::segments_of(folder, stream), since);
    // In this order: while a service writes, each is at least as far as the one before it.
    auto const known = journal::number_beside(folder, stream, "known");
    auto const session = session_of(settings, work.mode);
    auto const head = store::JournalHead{*session}.find(stream);
    auto const head_seq = head ? head->seq : 0;

    store::JournalCheck check{*session, stream, work.mode, now};
    domain::journal::CommittedOnly committed{[&](domain::journal::CommittedRecord const& record) {
        if (record.position.seq > since) check.take(record);
    }};
    std::optional<core::Hash> at_head;
    auto const walked =
        journal::walk(segments, adapters::crypto::sha256, [&](domain::journal::ReadRecord const& read) {
            committed.take(read);
            if (read.record.seq == head_seq + 1) at_head = read.record.prev;
            if (read.record.seq == head_seq) at_head = read.hash;
        });
    committed.finish(std::max(known, head_seq));

    StreamCheck found;
    found.report = check.finish();
    found.last = walked.last ? walked.last->seq : 0;
    if (!walked.is_tail) found.fault = walked.fault;
    auto const after = store::JournalHead{*session}.find(stream);
    domain::journal::FileStand const files{
        walked.last.value_or(domain::journal::Position{}),
        std::max(walked.base, known),
        walked.last && !segments.empty() ? segments.front().first : 0
    };
    bool const restores = work.mode == JournalMode::mend || work.mode == JournalMode::mend_last;
    auto const stand = restores ? after : head;
    bool const at_end = stand && stand->seq == files.last.seq;
    found.meeting = domain::journal::meet(files, stand, at_end ? std::optional{files.last.hash} : at_head);
    return found;
}

std::vector<StreamCheck> check_journal(config::Settings const& settings, JournalWork work, core::Instant now)
{
    std::vector<StreamCheck> all;
    for (auto const& stream : journal::streams_in(folder_of(settings))) {
        all.push_back(check_stream(settings, stream, work, now));
        if (work.mode == JournalMode::tend) note_checked(folder_of(settings), all.back());
    }
    return all;
}

std::vector<StreamCheck> repair_journal(config::Settings const& settings, core::Instant now)
{
    auto const streams = journal::streams_in(folder_of(settings));
    std::vector<std::unique_ptr<journal::StreamFiles>> held;
    for (auto const& stream : streams)
        held.push_back(std::make_unique<journal::StreamFiles>(
            journal::StreamFiles::Place{folder_of(settings), stream, adapters::crypto::sha256}
        ));
    std::vector<StreamCheck> all(streams.size());
    auto const round = [&](JournalMode mode) {
        std::size_t restored = 0;
        for (std::size_t at = 0; at < streams.size(); ++at) {
            auto check = check_stream(settings, streams[at], {.mode = mode}, now);
            restored += check.report.restored;
            add_round(all[at], std::move(check));
        }
        return restored;
    };
    auto const waits = [&] {
        return std::ranges::any_of(all, [](auto const& each) { return each.report.waits_at.has_value(); });
    };
    while (round(JournalMode::mend) > 0 && waits()) {
    } // what one brought may be what another waits for
    if (waits()) round(JournalMode::mend_last);
    return all;
}

} // namespace etimbre::commands
