#include "commands/db_command.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/migrate.hpp"
#include "adapters/store/reference.hpp"
#include "domain/fees/seeds.hpp"

#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <string>

namespace etimbre::commands {
namespace {

std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"cannot read " + file.string()};
    return {std::istreambuf_iterator<char>{in}, {}};
}

domain::fees::Catalogue read_seeds(std::filesystem::path const& folder)
{
    auto const missions = content_of(folder / "missions.csv");
    auto const tariff = content_of(folder / "tariff.csv");
    auto const rates = content_of(folder / "exchange_rates.csv");
    return domain::fees::read_catalogue({missions, tariff, rates});
}

} // namespace

int db_migrate(Migration const& migration, std::ostream& out)
{
    namespace store = adapters::store;
    auto const seeds = read_seeds(migration.seeds);
    auto const session = store::open_database(migration.database, store::Access::create);
    auto const applied = store::migrate(
        *session, store::read_schemas(migration.schemas), adapters::crypto::sha256, migration.now
    );
    for (auto const& name : applied) out << "applied " << name << '\n';
    bool const loaded = store::load_seeds(*session, seeds);
    out << (loaded ? "loaded the seeds: " : "seeds are as they were: ") << seeds.missions().size()
        << " missions\n";
    return 0;
}

} // namespace etimbre::commands
