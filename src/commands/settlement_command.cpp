#include "commands/settlement_command.hpp"

#include "adapters/settlement/file_pieces.hpp"
#include "adapters/settlement/file_vault.hpp"
#include "adapters/store/recon_transactions.hpp"
#include "adapters/store/settlement_transactions.hpp"
#include "app/settlement/receive.hpp"
#include "app/settlement/take_in.hpp"
#include "commands/matching.hpp"
#include "commands/progress_line.hpp"
#include "commands/settlement_report.hpp"
#include "commands/settlement_terms.hpp"
#include "commands/store_place.hpp"
#include "config/places.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace etimbre::commands {
namespace {

namespace settlement = app::settlement;
namespace store = adapters::store;
using adapters::settlement::FileVault;
using adapters::settlement::read_pieces;
using settlement::State;

/// Whoever imports by hand; a certificate has a name that begins otherwise.
constexpr auto by_hand = "etimbre settlement import";

/// A service that finds the file unfinished after so long goes on with it: this process was killed.
constexpr std::chrono::minutes for_this_process{15};

/// A file of the command line, and how far it has been read.
struct Given {
    std::filesystem::path path;
    std::string sha;
    std::int64_t bytes;
};

Given look_at(std::string const& name, config::Limits const& limits)
{
    std::filesystem::path const path{name};
    if (!std::filesystem::is_regular_file(path)) throw std::runtime_error{"there is no file " + name};
    auto const bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    auto const most = static_cast<std::int64_t>(limits.settlement_mib) * 1024 * 1024;
    if (bytes > most)
        throw std::runtime_error{
            name + " is larger than " + std::to_string(limits.settlement_mib) +
            " MiB; [limits] settlement_mib raises the limit"
        };
    return {path, adapters::settlement::sha_of(path), bytes};
}

class Import {
public:
    Import(config::Settings const& settings, core::Clock clock, bool dry_run, std::ostream& err)
        : settings_{settings},
          clock_{clock},
          dry_run_{dry_run},
          err_{err},
          terms_{settlement_terms(settings)},
          books_{patient_store_place(settings), dry_run ? store::Access::read : store::Access::write}
    {
    }

    ImportedFile take(std::string const& name)
    {
        auto const given = look_at(name, settings_.limits);
        auto const standing = view_of(given.sha);
        if (standing && counts(standing->file.state)) return {name, *standing, true};
        ProgressLine line{err_, watched_columns(), given.path.filename().string(), given.bytes};
        auto const goes_on = [&](std::int64_t bytes) {
            line.reach(bytes);
            return true;
        };
        bool const was_refused = standing && standing->file.state == State::rejected;
        auto view = dry_run_ ? try_out(given, goes_on) : take_in(given, was_refused, goes_on);
        line.end();
        return {name, std::move(view), false};
    }

private:
    using GoesOn = std::function<bool(std::int64_t)>;

    /// Or did until another took over from it: then the same file again is nothing new.
    static bool counts(State state) { return state == State::published || state == State::superseded; }

    std::optional<http::api::SettlementView> view_of(std::string const& sha)
    {
        std::optional<http::api::SettlementView> view;
        books_.run([&](settlement::Books& books) {
            auto file = books.files.find(sha);
            view.reset();
            if (file) view = {*std::move(file), books.files.statements(sha, http::api::shown_statements + 1)};
        });
        return view;
    }

    http::api::SettlementView take_in(Given const& given, bool was_refused, GoesOn const& goes_on)
    {
        FileVault vault{config::path_of(settings_, settings_.store.settlement_dir)};
        if (!vault.read(given.sha, [](std::string_view) { return false; }))
            vault.keep_copy(given.path, given.sha);
        settlement::Tools const tools{books_, vault, terms_, clock_, goes_on};
        if (was_refused) settlement::take_in(tools, given.sha); // sweeps what is left; then it is judged anew
        auto const now = clock_();
        books_.run([&](settlement::Books& books) {
            settlement::receive(
                books,
                {.sha = given.sha, .size_bytes = given.bytes, .uploaded_by = by_hand, .received = now},
                now + for_this_process
            );
        });
        settlement::take_in(tools, given.sha);
        return view_of(given.sha).value(); // it was received above
    }

    http::api::SettlementView try_out(Given const& given, GoesOn const& goes_on)
    {
        http::api::SettlementView view{
            {.sha = given.sha, .size_bytes = given.bytes, .uploaded_by = by_hand, .received = clock_()}
        };
        auto const keep_statements = [&](settlement::Chunk const& chunk) {
            for (auto const& statement : chunk.statements)
                view.statements.push_back({statement, revision_to_be(statement)});
        };
        auto const reading = settlement::read_file(
            terms_, [&](auto const& take) { return read_pieces(given.path, take); }, keep_statements, goes_on
        );
        if (!reading) throw std::runtime_error{"there is no file " + given.path.string()};
        view.file.summary = reading->summary;
        view.file.state = reading->fault ? State::rejected : State::parsed;
        if (auto const& fault = reading->fault)
            view.file.error = {std::string{fault->what.text}, fault->line, fault->element};
        return view;
    }

    std::optional<int> revision_to_be(settlement::LaidStatement const& statement)
    {
        std::optional<int> revision;
        books_.run([&](settlement::Books& books) {
            auto const standing = books.files.in_force(statement.identity);
            revision = standing ? standing->revision + 1 : 1;
            if (standing && standing->content == statement.content) revision.reset();
        });
        return revision;
    }

    config::Settings const& settings_;
    core::Clock clock_;
    bool dry_run_;
    std::ostream& err_;
    settlement::Terms terms_;
    store::SqlSettlementTransactions books_;
};

std::vector<app::reconcile::WaitingCode> exceptions_of(config::Settings const& settings, std::string_view sha)
{
    return store::SqlReconTransactions{patient_store_place(settings)}.waiting_of(sha);
}

void take_all(Import taking, std::vector<std::string> const& names, std::vector<ImportedFile>& files)
{
    for (auto const& name : names) files.push_back(taking.take(name));
}

bool is_published(ImportedFile const& file)
{
    return file.view.file.state == State::published;
}

bool is_refused(ImportedFile const& file)
{
    return file.view.file.state == State::rejected;
}

/// Once for all of them; then each can name what waits of it. False where a file cannot be matched.
bool match_all(
    config::Settings const& settings, core::Clock clock, std::vector<ImportedFile>& files, std::ostream& err
)
{
    auto const is_new = [](ImportedFile const& file) { return is_published(file) && !file.was_there; };
    bool const all_matched = std::ranges::none_of(files, is_new) || match_files(settings, clock, err) == 0;
    for (auto& file : files)
        if (is_published(file)) file.exceptions = exceptions_of(settings, file.view.file.sha);
    return all_matched;
}

} // namespace

int settlement_import(
    config::Settings const& settings,
    core::Clock clock,
    SettlementImport const& import,
    std::ostream& out,
    std::ostream& err
)
{
    std::vector<ImportedFile> files;
    bool all_matched = true;
    std::exception_ptr failure; // what is in by then is told of all the same
    try {
        take_all({settings, clock, import.dry_run, err}, import.files, files);
        if (import.matches && !import.dry_run) all_matched = match_all(settings, clock, files, err);
    } catch (std::exception const&) {
        failure = std::current_exception();
    }
    for (auto const& file : files)
        out << (import.json ? json_of(file, import.dry_run) : text_of(file, import.dry_run)) << std::flush;
    if (failure) std::rethrow_exception(failure);
    return all_matched && std::ranges::none_of(files, is_refused) ? 0 : 1;
}

} // namespace etimbre::commands
