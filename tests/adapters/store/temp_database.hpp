#pragma once

#include "adapters/store/migrate.hpp"
#include "adapters/store/session.hpp"
#include "mariadb_server.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace etimbre::adapters::store {

/// Tells texts apart, which is all that remembering a schema needs.
inline core::Hash hash_for_test(core::ByteView bytes)
{
    core::Hash hash{};
    std::uint64_t state = 14695981039346656037ULL;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        state = (state ^ bytes[at]) * 1099511628211ULL;
        hash.at(at % hash.size()) ^= static_cast<std::uint8_t>(state >> 56U);
    }
    return hash;
}

/// A folder that is there for the time of one test.
class TempFolder {
public:
    TempFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "etimbre-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = pattern;
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// For planting rows that no program of ours would write.
inline void check_no_foreign_keys(soci::session& session)
{
    session << (tests_are_on_mariadb() ? "SET foreign_key_checks = 0" : "PRAGMA foreign_keys = OFF");
}

class NoDesk final : public app::pay::StampDesk {
public:
    void issue(app::pay::Order const&, std::span<app::pay::OrderUnit const>, std::string_view, core::Instant)
        override
    {
        throw std::logic_error{"these tests issue nothing"};
    }
};

inline std::unique_ptr<app::pay::StampDesk> no_desk(app::stamp::Books&)
{
    return std::make_unique<NoDesk>();
}

inline std::filesystem::path schemas_folder()
{
    return std::filesystem::path{PROJECT_ROOT} / "schemas";
}

/// Migrated once in a process, since that waits for the disk.
class DatabaseTemplate {
public:
    static std::filesystem::path const& file()
    {
        static DatabaseTemplate const made;
        return made.file_;
    }

private:
    DatabaseTemplate() : file_{folder_.path() / "template.db"}
    {
        auto const session = open_database(SqliteFile{file_}, Access::create);
        migrate(
            *session, read_schemas(schemas_folder()), hash_for_test, core::instant_of_unix(1'800'000'000)
        );
    }

    TempFolder folder_;
    std::filesystem::path file_;
};

/// A database of its own without any table, on the engine of this run.
class EmptyDatabase {
public:
    EmptyDatabase()
        : place_{
              tests_are_on_mariadb()
                  ? Place{MariadbServer::shared().by_socket(MariadbServer::shared().new_database())}
                  : Place{SqliteFile{folder_.path() / "etimbre.db"}}
          }
    {
    }
    ~EmptyDatabase()
    {
        if (auto const* const servers = std::get_if<MariadbServers>(&place_))
            MariadbServer::shared().run("DROP DATABASE " + servers->database);
    }
    EmptyDatabase(EmptyDatabase const&) = delete;
    EmptyDatabase& operator=(EmptyDatabase const&) = delete;

    Place const& place() const { return place_; }
    /// Of SQLite.
    std::filesystem::path file() const { return std::get<SqliteFile>(place_).file; }
    std::unique_ptr<soci::session> session() const { return open_database(place_, Access::create); }

private:
    TempFolder folder_;
    Place place_;
};

/// A migrated database of its own.
class TempDatabase {
public:
    TempDatabase()
    {
        if (!tests_are_on_mariadb()) {
            std::filesystem::copy_file(DatabaseTemplate::file(), file());
            return;
        }
        migrate(
            *empty_.session(),
            read_schemas(schemas_folder()),
            hash_for_test,
            core::instant_of_unix(1'800'000'000)
        );
    }

    Place const& place() const { return empty_.place(); }
    std::filesystem::path file() const { return empty_.file(); }
    std::unique_ptr<Session> open(Access access = Access::write) const
    {
        return std::make_unique<Session>(place(), access, no_desk);
    }

private:
    EmptyDatabase empty_;
};

/// A session on a new database, and the stores on it.
class StoreTest : public testing::Test {
protected:
    StoreTest() : session_{database_.open()}, unit_{session_->unit()} {}

    std::int64_t number(std::string const& query)
    {
        std::int64_t answer = -1;
        session_->sql() << query, soci::into(answer);
        return answer;
    }

    TempDatabase database_;
    std::unique_ptr<Session> session_;
    app::work::Unit unit_;
};

} // namespace etimbre::adapters::store
