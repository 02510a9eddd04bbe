#include "adapters/store/migrate.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/schema_steps.hpp"
#include "adapters/store/sql_script.hpp"
#include "adapters/store/transaction.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace etimbre::adapters::store {
namespace {

constexpr auto create_memory = R"sql(
    CREATE TABLE IF NOT EXISTS schema_migration (
        name       VARCHAR(100) NOT NULL PRIMARY KEY,
        sha256     CHAR(64)     NOT NULL,
        applied_us BIGINT       NOT NULL
    ))sql";

constexpr auto select_applied = R"sql(
    SELECT name, sha256 FROM schema_migration ORDER BY name)sql";

constexpr auto insert_applied = R"sql(
    INSERT INTO schema_migration (name, sha256, applied_us) VALUES (:name, :sha256, :applied_us))sql";

struct Applied {
    std::string name;
    std::string sha256;
};

struct AppliedNow {
    std::string name;
    std::string sha256;
    std::int64_t applied_us;
};

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream) throw StoreFailure{"cannot read " + file.string()};
    return text;
}

void require_same(Applied const& applied, Schema const& schema, std::string const& hash)
{
    if (applied.name != schema.name)
        throw StoreFailure{
            "the database knows " + applied.name + " where schemas/ has " + schema.name +
            ": it is newer than this program, or a file was removed or put in between"
        };
    if (applied.sha256 != hash)
        throw StoreFailure{schema.name + " was changed after it was applied: write a new file instead"};
}

void remember(soci::session& session, Schema const& schema, std::string const& hash, core::Instant now)
{
    Prepared<AppliedNow>{session, insert_applied}.run({schema.name, hash, core::micros_of(now)});
}

void apply_at_once(soci::session& session, Schema const& schema, std::string const& hash, core::Instant now)
{
    auto const statements = statements_of(schema.text);
    Transaction transaction{session};
    try {
        for (auto const& statement : statements) session << statement;
    } catch (soci::soci_error const& error) {
        throw StoreFailure{schema.name + " cannot be applied: " + error.get_error_message()};
    }
    remember(session, schema, hash, now);
    transaction.commit();
}

void apply(soci::session& session, Schema const& schema, std::string const& hash, core::Instant now)
{
    if (!dialect::of(session).definitions_commit) {
        apply_at_once(session, schema, hash, now);
        return;
    }
    apply_in_steps(session, schema.name, hash, statements_of(schema.text));
    Transaction transaction{session};
    remember(session, schema, hash, now);
    forget_steps(session, schema.name);
    transaction.commit();
}

} // namespace

std::vector<Schema> read_schemas(std::filesystem::path const& folder)
{
    std::vector<Schema> schemas;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator{folder, error})
        if (entry.path().extension() == ".sql")
            schemas.push_back({entry.path().filename().string(), text_of(entry.path())});
    if (schemas.empty()) throw StoreFailure{"there are no *.sql files in " + folder.string()};
    std::ranges::sort(schemas, {}, &Schema::name);
    return schemas;
}

std::vector<std::string>
migrate(soci::session& session, std::vector<Schema> const& schemas, core::Sha256 sha256, core::Instant now)
{
    session << create_memory;
    auto const applied = Prepared<Nothing, Applied>{session, select_applied}.all({});
    if (applied.size() > schemas.size())
        throw StoreFailure{"the database is newer than this program: it knows " + applied.back().name};

    std::vector<std::string> applied_now;
    for (std::size_t at = 0; at < schemas.size(); ++at) {
        auto const hash = core::to_hex(sha256(core::as_bytes(schemas[at].text)));
        if (at < applied.size()) {
            require_same(applied[at], schemas[at], hash);
            continue;
        }
        apply(session, schemas[at], hash, now);
        applied_now.push_back(schemas[at].name);
    }
    return applied_now;
}

} // namespace etimbre::adapters::store
