#include "adapters/store/log_store.hpp"

#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto select_size = R"sql(
    SELECT size FROM log_head WHERE log_name = 'issue')sql";

constexpr auto select_totals = R"sql(
    SELECT currency, total_minor FROM log_total WHERE log_name = 'issue')sql";

constexpr auto insert_leaf = R"sql(
    INSERT INTO log_leaf (log_name, log_index, entry, leaf_hash)
    VALUES (:log_name, :log_index, :entry, :leaf_hash))sql";

// The WHERE on the old size is the lock: two issuers cannot both continue from one head.
constexpr auto update_size = R"sql(
    UPDATE log_head SET size = :to_size WHERE log_name = 'issue' AND size = :from_size)sql";

constexpr auto update_total = R"sql(
    UPDATE log_total SET total_minor = :total_minor WHERE log_name = 'issue' AND currency = :currency)sql";

constexpr auto insert_total = R"sql(
    INSERT INTO log_total (log_name, total_minor, currency) VALUES ('issue', :total_minor, :currency))sql";

struct Size {
    std::int64_t size;
};

struct Total {
    std::string currency;
    std::int64_t total_minor;
};

struct NewTotal {
    std::int64_t total_minor;
    std::string currency;
};

struct LeafRow {
    std::string log_name;
    std::int64_t log_index;
    std::string entry;
    std::string leaf_hash;
};

struct Advance {
    std::int64_t to_size;
    std::int64_t from_size;
};

std::int64_t signed_of(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

using domain::journal::Kind;

} // namespace

struct SqlLogStore::Statements {
    explicit Statements(soci::session& session)
        : size{session, select_size},
          totals{session, select_totals},
          append{session, insert_leaf},
          advance{session, update_size},
          change_total{session, update_total},
          first_total{session, insert_total}
    {
    }

    Prepared<Nothing, Size> size;
    Prepared<Nothing, Total> totals;
    Prepared<LeafRow> append;
    Prepared<Advance> advance;
    Prepared<NewTotal> change_total;
    Prepared<NewTotal> first_total;
};

SqlLogStore::SqlLogStore(soci::session& session, Notes* notes)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}
{
}

SqlLogStore::~SqlLogStore() = default;

SqlLogStore::Head SqlLogStore::head()
{
    auto const size = statements_->size.one({});
    if (!size) throw StoreFailure{"the log has no head: run `etimbre db migrate`"};
    std::vector<domain::tlog::Totals::Row> totals;
    for (auto const& row : statements_->totals.all({}))
        totals.emplace_back(row.currency, static_cast<std::uint64_t>(row.total_minor));
    return {static_cast<std::uint64_t>(size->size), domain::tlog::Totals{std::move(totals)}};
}

void SqlLogStore::append(std::uint64_t index, core::ByteView entry, core::Hash const& leaf_hash)
{
    LeafRow const row{"issue", signed_of(index), core::to_base64(entry), core::to_hex(leaf_hash)};
    statements_->append.run(row);
    if (notes_ != nullptr) notes_->add(Kind::logged, row);
}

void SqlLogStore::advance(std::uint64_t from, Head const& to)
{
    if (statements_->advance.run({signed_of(to.size), signed_of(from)}) != 1)
        throw StoreFailure{"the log was written by somebody else inside one transaction"};
    for (auto const& [currency, total] : to.totals.rows()) {
        NewTotal const row{signed_of(total), currency};
        if (statements_->change_total.run(row) == 0) statements_->first_total.run(row);
    }
}

} // namespace etimbre::adapters::store
