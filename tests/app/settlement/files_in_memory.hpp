#pragma once

#include "app/settlement/ports.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// The books of settlement in memory, whose transactions can be cut off, and a vault.
namespace etimbre::app::settlement::testing {

struct FilesInMemory final : FileStore {
    struct Rows {
        std::map<int, LaidStatement> statements{};
        std::map<std::int64_t, LaidEntry> entries{};
        std::map<std::int64_t, LaidLine> lines{};
        std::set<int> chunks{};
    };
    std::map<std::string, File> files{};
    std::map<std::string, Rows> rows{};
    std::map<std::pair<std::string, int>, std::pair<std::string, int>> revisions{}; ///< → file, statement
    int stolen_revisions = 0; ///< so often another file comes first

    bool receive(File const& file) override { return files.emplace(file.sha, file).second; }
    bool receive_again(File const& again) override
    {
        auto const found = files.find(again.sha);
        if (found == files.end() || found->second.state != State::rejected || !of(again.sha).chunks.empty())
            return false;
        found->second = again;
        return true;
    }
    std::optional<File> find(std::string_view sha) override
    {
        auto const found = files.find(std::string{sha});
        return found == files.end() ? std::nullopt : std::optional{found->second};
    }
    std::vector<File> list(Listing const&) override { throw std::logic_error{"no list here"}; }
    std::vector<std::pair<State, std::int64_t>> counts() override
    {
        throw std::logic_error{"no counts here"};
    }
    int chunks(std::string_view sha) override
    {
        auto const& chunks = of(sha).chunks;
        auto const count = static_cast<int>(chunks.size());
        return chunks.empty() || *chunks.rbegin() + 1 == count ? count : 0;
    }
    bool lay_out(std::string_view sha, Chunk const& chunk, core::Instant) override
    {
        auto& at = of(sha);
        if (!at.chunks.insert(chunk.number).second) return false;
        for (auto const& each : chunk.statements) once(at.statements, each);
        for (auto const& each : chunk.entries) once(at.entries, each);
        for (auto const& each : chunk.lines) once(at.lines, each);
        return true;
    }
    bool parse(std::string_view sha, Summary const& summary) override
    {
        if (!move(sha, State::received, State::parsed)) return false;
        file(sha).summary = summary;
        return true;
    }
    bool publish(std::string_view sha, core::Instant at) override
    {
        if (!move(sha, State::parsed, State::published)) return false;
        file(sha).decided = at;
        return true;
    }
    bool reject(std::string_view sha, Summary const& seen, Error const& error, core::Instant at) override
    {
        if (!move(sha, State::received, State::rejected)) return false;
        file(sha).summary = {.format = seen.format, .acquirer = seen.acquirer};
        file(sha).error = error;
        file(sha).decided = at;
        return true;
    }
    bool supersede(std::string_view sha, std::string_view by) override
    {
        file(sha).superseded_by = by;
        return move(sha, State::published, State::superseded);
    }
    std::vector<StatementName> names(std::string_view sha) override
    {
        std::vector<StatementName> names;
        for (auto const& [number, each] : of(sha).statements)
            names.push_back({number, each.identity, each.content});
        return names;
    }
    std::vector<StatementView> statements(std::string_view, std::size_t) override
    {
        throw std::logic_error{"nobody looks here"};
    }
    std::optional<InForce> in_force(std::string_view identity) override
    {
        std::optional<InForce> found;
        for (auto const& [key, value] : revisions)
            if (key.first == identity)
                found = {key.second, value.first, of(value.first).statements.at(value.second).content};
        return found;
    }
    bool revise(std::string_view sha, StatementName const& statement, int revision, core::Instant) override
    {
        if (stolen_revisions > 0) {
            --stolen_revisions;
            return false;
        }
        return revisions
            .emplace(std::pair{statement.identity, revision}, std::pair{std::string{sha}, statement.number})
            .second;
    }
    bool is_in_force(std::string_view sha) override
    {
        return std::ranges::any_of(names(sha), [&](StatementName const& name) {
            auto const standing = in_force(name.identity);
            return standing && standing->file == sha;
        });
    }
    bool sweep(std::string_view sha, std::int64_t) override
    {
        if (file(sha).state != State::rejected) return false;
        return !std::exchange(of(sha), {}).chunks.empty();
    }

private:
    Rows& of(std::string_view sha) { return rows[std::string{sha}]; }
    File& file(std::string_view sha) { return files.at(std::string{sha}); }
    bool move(std::string_view sha, State from, State to)
    {
        if (file(sha).state != from) return false;
        file(sha).state = to;
        return true;
    }
    static void once(auto& in, auto const& row)
    {
        if (!in.emplace(row.number, row).second) throw std::logic_error{"a row is written twice"};
    }
};

struct JobsNoted final : jobs::JobStore {
    std::vector<std::string> owed{};

    void schedule(jobs::Kind kind, std::string_view key, core::Instant) override
    {
        owed.push_back(std::string{word_of(kind)} + ' ' + std::string{key});
    }
    std::vector<jobs::Job> claim(jobs::Claim const&) override { return {}; }
    void take_back_claims(std::string_view, core::Instant) override {}
    void finish(jobs::Job const&) override {}
    void postpone(jobs::Job const&, core::Instant) override {}
    std::optional<core::Instant> next_due() override { return std::nullopt; }
};

/// The process is gone.
struct Killed : std::runtime_error {
    Killed() : std::runtime_error{"killed"} {}
};

struct TransactionsInMemory final : Transactions {
    FilesInMemory files{};
    JobsNoted jobs{};
    int left = -1; ///< how many more are run before the process is killed; negative: all

    void run(std::function<void(Books&)> const& work) override
    {
        if (left == 0) throw Killed{};
        if (left > 0) --left;
        auto const before_files = std::pair{files.files, files.rows};
        auto const before_revisions = files.revisions;
        auto const before_jobs = jobs.owed;
        try {
            Books books{files, jobs};
            work(books);
        } catch (...) {
            std::tie(files.files, files.rows) = before_files;
            files.revisions = before_revisions;
            jobs.owed = before_jobs;
            throw;
        }
    }
};

struct VaultInMemory final : Vault {
    std::map<std::string, std::string> bytes{};
    std::size_t piece = 1000;

    bool read(std::string_view sha, std::function<bool(std::string_view)> const& take) override
    {
        auto const found = bytes.find(std::string{sha});
        if (found == bytes.end()) return false;
        std::string_view rest = found->second;
        while (!rest.empty() && take(rest.substr(0, piece))) rest.remove_prefix(std::min(piece, rest.size()));
        return true;
    }
};

} // namespace etimbre::app::settlement::testing
