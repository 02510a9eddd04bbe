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

} // namespace

void make_journal_folder(config::Settings const& settings)
{
    adapters::journal::make_folder(config::path_of(settings, settings.store.journal_dir));
}

std::unique_ptr<StreamFiles> start_witness(config::Settings const& settings, unsigned number)
{
    auto files = std::make_unique<StreamFiles>(StreamFiles::Place{
        config::path_of(settings, settings.store.journal_dir),
        settings.store.node + "-" + std::to_string(number),
        adapters::crypto::sha256
    });
    auto const session = store::open_database(store_place(settings), store::Access::write);
    store::JournalHead heads{*session};
    auto const met = meeting_of(*files, heads);
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
    telemetry::log(
        Level::info,
        "journal_open",
        {{"stream", files->stream()}, {"seq", static_cast<std::int64_t>(files->last().seq)}}
    );
    return files;
}

} // namespace etimbre::commands
