#include "commands/backup_command.hpp"

#include "adapters/journal/segments.hpp"
#include "adapters/store/backup.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/journal_head.hpp"
#include "adapters/store/store_failure.hpp"
#include "commands/store_place.hpp"
#include "config/places.hpp"

#include <ostream>
#include <variant>

namespace etimbre::commands {
namespace {

namespace store = adapters::store;

/// A file is needed as long as a record after the copy's may stand in it.
void print_stream(
    std::filesystem::path const& folder, store::JournalHead::Stand const& stand, std::ostream& out
)
{
    out << "journal " << stand.stream << ": a restore needs the records after " << stand.seq << '\n';
    auto const segments = adapters::journal::segments_of(folder, stand.stream);
    auto const next = static_cast<std::uint64_t>(stand.seq) + 1;
    for (std::size_t at = 0; at + 1 < segments.size(); ++at)
        if (segments[at + 1].first <= next)
            out << "  no longer needed: " << segments[at].file.filename().string() << '\n';
}

} // namespace

int backup_database(config::Settings const& settings, std::filesystem::path const& file, std::ostream& out)
{
    auto const place = patient_store_place(settings);
    if (!std::holds_alternative<store::SqliteFile>(place))
        throw store::StoreFailure{
            "this copies SQLite only: on MariaDB use mariadb-dump --single-transaction (docs/operations.md)"
        };
    auto const session = store::open_database(place, store::Access::read);
    store::back_up(*session, file);
    auto const copy = store::open_database(store::SqliteFile{file}, store::Access::read);
    out << "copied the database to " << file.string() << '\n';
    for (auto const& stand : store::JournalHead{*copy}.all())
        print_stream(config::path_of(settings, settings.store.journal_dir), stand, out);
    return 0;
}

} // namespace etimbre::commands
