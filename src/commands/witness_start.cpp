#include "commands/witness_start.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/journal_head.hpp"
#include "commands/store_place.hpp"
#include "config/places.hpp"
#include "domain/journal/meeting.hpp"
#include "telemetry/log.hpp"

#include <string>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;
using adapters::journal::StreamFiles;
using domain::journal::Meeting;
using telemetry::Level;

Meeting meeting_of(StreamFiles const& files, store::JournalHead& heads)
{
    auto const head = heads.find(files.stream());
    auto const at_head = files.hash_of(head ? head->seq : 0);
    return domain::journal::meet({files.last(), files.known_committed(), files.oldest()}, head, at_head);
}

/// The database lost commits that were acknowledged, or is an old copy.
void put_back_lost(config::Settings const& settings, std::string const& stream, core::Instant now)
{
    auto const done = check_stream(settings, stream, {.mode = JournalMode::mend}, now);
    log_findings(done);
    telemetry::log(
        Level::warning,
        "journal_put_back",
        {{"stream", stream}, {"facts", static_cast<std::int64_t>(done.report.restored)}}
    );
    if (done.report.waits_at)
        throw app::work::JournalFailure{
            "the journal " + stream +
            " waits for what another service's journal holds: bring all of them "
            "into one folder and run `etimbre journal repair` before any service starts"
        };
}

} // namespace

void log_findings(StreamCheck const& check)
{
    for (auto const& each : check.report.findings)
        telemetry::log(
            each.mended ? Level::warning : Level::error,
            each.mended ? "journal_mended" : "journal_contradicted",
            {{"stream", check.report.stream},
             {"seq", static_cast<std::int64_t>(each.seq)},
             {"fact", each.fact},
             {"key", each.key}}
        );
    if (check.fault)
        telemetry::log(
            Level::error,
            "journal_broken",
            {{"file", check.fault->file.filename().string()},
             {"line", static_cast<std::int64_t>(check.fault->line)},
             {"why", check.fault->why.detail.text}}
        );
}

void make_journal_folder(config::Settings const& settings)
{
    adapters::journal::make_folder(config::path_of(settings, settings.store.journal_dir));
}

std::unique_ptr<StreamFiles>
start_witness(config::Settings const& settings, core::Instant now, unsigned number)
{
    auto files = std::make_unique<StreamFiles>(StreamFiles::Place{
        config::path_of(settings, settings.store.journal_dir),
        settings.store.node + "-" + std::to_string(number),
        adapters::crypto::sha256
    });
    auto const session = store::open_database(store_place(settings), store::Access::write);
    store::JournalHead heads{*session};
    auto met = meeting_of(*files, heads);
    if (met == Meeting::database_behind) {
        put_back_lost(settings, std::string{files->stream()}, now);
        met = meeting_of(*files, heads);
    }
    if (auto const why = domain::journal::sentence_of(met); !why.empty())
        throw app::work::JournalFailure{
            "the journal " + std::string{files->stream()} + ": " + std::string{why} + ". See docs/journal.md"
        };
    if (met == Meeting::first_time) heads.begin(files->stream());
    if (met == Meeting::for_nothing)
        telemetry::log(
            Level::info,
            "journal_last_for_nothing",
            {{"stream", files->stream()}, {"seq", static_cast<std::int64_t>(files->last().seq)}}
        );
    log_findings(check_stream(
        settings, std::string{files->stream()}, {.mode = JournalMode::tend, .only_new = true}, now
    ));
    telemetry::log(
        Level::info,
        "journal_open",
        {{"stream", files->stream()}, {"seq", static_cast<std::int64_t>(files->last().seq)}}
    );
    return files;
}

} // namespace etimbre::commands
