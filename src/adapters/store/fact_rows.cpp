#include "adapters/store/fact_rows.hpp"

#include "adapters/store/prepared.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace etimbre::adapters::store {
namespace {

using domain::journal::Fact;
using domain::journal::Kind;
using Values = std::vector<domain::journal::Cell>;

/// A row of `table` that must be there before: its key column has the value of the fact's `field`.
struct Parent {
    std::string_view table;
    std::string_view column;
    std::string_view field;
};

struct Table {
    std::string_view name;
    std::size_t key_columns = 1; ///< the first of the fact's fields
    std::array<Parent, 2> parents{};
    std::array<std::string_view, 3> changing{}; ///< columns that later facts change
};

/// In the order of `Kind`.
constexpr std::array tables{
    Table{"quote"},
    Table{"quote_line", 2, {Parent{"quote", "quote_id", "quote_id"}}},
    Table{"pay_order", 1, {Parent{"quote", "quote_id", "quote_id"}}},
    Table{"order_unit", 2, {Parent{"pay_order", "order_id", "order_id"}}},
    Table{"payment", 1, {Parent{"pay_order", "order_id", "order_id"}}, {"state", "seq"}},
    Table{"payment_transition", 2, {Parent{"payment", "payment_id", "payment_id"}}},
    Table{
        "order_paid",
        1,
        {Parent{"pay_order", "order_id", "order_id"}, Parent{"payment", "payment_id", "payment_id"}}
    },
    Table{"stamp", 1, {Parent{"order_paid", "order_id", "order_id"}}},
    Table{"log_leaf", 2},
    Table{"stamp_end", 1, {Parent{"stamp", "number", "number"}}},
    Table{"kept_reply", 2},
    Table{
        "refund",
        1,
        {Parent{"pay_order", "order_id", "order_id"}, Parent{"payment", "payment_id", "payment_id"}},
        {"state", "seq", "moved_us"}
    },
    Table{
        "refund_line",
        1,
        {Parent{"stamp_end", "number", "number"}, Parent{"refund", "refund_id", "refund_id"}}
    },
    Table{
        "refund_chain",
        2,
        {Parent{"payment", "payment_id", "payment_id"}, Parent{"refund", "refund_id", "refund_id"}}
    },
    Table{"refund_transition", 2, {Parent{"refund", "refund_id", "refund_id"}}},
    Table{"refund_approval", 1, {Parent{"refund", "refund_id", "refund_id"}}},
};

static_assert(tables.size() == domain::journal::kinds.size());

Table const& table_of(Kind kind)
{
    return tables[static_cast<std::size_t>(kind)];
}

/// A statement whose parameters and columns are known when it is made: texts, and numbers written as texts,
/// which every engine converts.
class RowStatement : Statement {
public:
    RowStatement(soci::session& session, std::string sql, std::size_t parameters, std::size_t columns)
        : RowStatement{session, std::make_unique<std::string>(std::move(sql)), parameters, columns}
    {
    }

    std::optional<Values> one(std::span<domain::journal::Cell const> parameters)
    {
        put(parameters);
        if (!first()) return std::nullopt;
        Values values;
        for (auto& cell : row_) values.push_back(cell.take());
        finish();
        return values;
    }

    std::optional<Key> insert(std::span<domain::journal::Cell const> parameters)
    {
        put(parameters);
        return execute_unless_taken();
    }

private:
    RowStatement(
        soci::session& session, std::unique_ptr<std::string> sql, std::size_t parameters, std::size_t columns
    )
        : Statement{session, *sql}, sql_{std::move(sql)}, parameters_(parameters), row_(columns)
    {
        for (auto& cell : row_) cell.fill_from(bindings());
        for (auto& cell : parameters_) cell.use_in(bindings());
        prepare(parameters, columns);
    }

    void put(std::span<domain::journal::Cell const> parameters)
    {
        for (std::size_t at = 0; at < parameters_.size(); ++at) parameters_[at].put(parameters[at]);
    }

    std::unique_ptr<std::string> sql_; ///< the statement keeps a view of it
    std::deque<Cell<std::optional<std::string>>> parameters_;
    std::deque<Cell<std::optional<std::string>>> row_;
};

std::string columns_of(Kind kind, std::string_view before)
{
    std::string columns;
    for (auto const& field : domain::journal::row_of(kind).fields) {
        if (!columns.empty()) columns += ", ";
        columns += before;
        columns += field.name;
    }
    return columns;
}

std::string select_of(Kind kind)
{
    auto const& table = table_of(kind);
    auto const fields = domain::journal::row_of(kind).fields;
    auto sql = "SELECT " + columns_of(kind, "") + " FROM " + std::string{table.name};
    for (std::size_t at = 0; at < table.key_columns; ++at) {
        std::string const name{fields[at].name};
        sql += (at == 0 ? " WHERE " : " AND ") + name + " = :" + name;
    }
    return sql;
}

std::string insert_of(Kind kind)
{
    return "INSERT INTO " + std::string{table_of(kind).name} + " (" + columns_of(kind, "") + ") VALUES (" +
           columns_of(kind, ":") + ")";
}

/// The statements for one kind of facts.
struct KindStatements {
    KindStatements(soci::session& session, Kind kind)
        : find{session, select_of(kind), table_of(kind).key_columns, domain::journal::row_of(kind).fields.size()},
          insert{session, insert_of(kind), domain::journal::row_of(kind).fields.size(), 0}
    {
        for (auto const& [table, column, field] : table_of(kind).parents)
            if (!table.empty())
                parents.emplace_back(
                    session,
                    "SELECT " + std::string{column} + " FROM " + std::string{table} + " WHERE " +
                        std::string{column} + " = :" + std::string{column},
                    1,
                    1
                );
    }

    RowStatement find;
    RowStatement insert;
    std::deque<RowStatement> parents;
};

bool has_parents(KindStatements& statements, Fact const& fact)
{
    for (std::size_t at = 0; at < statements.parents.size(); ++at) {
        auto const& key = cell_of(fact, table_of(fact.kind).parents.at(at).field);
        if (key && !statements.parents[at].one(std::span{&key, 1})) return false;
    }
    return true;
}

bool is_changing(Kind kind, std::string_view field)
{
    return std::ranges::find(table_of(kind).changing, field) != table_of(kind).changing.end();
}

} // namespace

struct FactRows::Tables {
    explicit Tables(soci::session& session)
    {
        for (auto const& row : domain::journal::kinds) of_kind.emplace_back(session, row.kind);
    }
    KindStatements& of(Kind kind) { return of_kind.at(static_cast<std::size_t>(kind)); }

    std::deque<KindStatements> of_kind;
};

FactRows::FactRows(soci::session& session) : tables_{std::make_unique<Tables>(session)} {}

FactRows::~FactRows() = default;

FactRows::Look FactRows::look(Fact const& fact)
{
    auto const row = tables_->of(fact.kind).find.one(fact.cells);
    if (!row) return Look::missing;
    auto const fields = domain::journal::row_of(fact.kind).fields;
    for (std::size_t at = 0; at < fields.size(); ++at)
        if (!is_changing(fact.kind, fields[at].name) && (*row)[at] != fact.cells[at]) return Look::differs;
    return Look::there;
}

FactRows::Put FactRows::put(Fact const& fact)
{
    auto& statements = tables_->of(fact.kind);
    if (!has_parents(statements, fact)) return Put::parent_missing;
    return statements.insert.insert(fact.cells) ? Put::key_taken : Put::written;
}

std::string FactRows::key_of(Fact const& fact)
{
    std::string key;
    for (std::size_t at = 0; at < table_of(fact.kind).key_columns; ++at)
        key += (at == 0 ? "" : "/") + fact.cells.at(at).value_or("");
    return key;
}

} // namespace etimbre::adapters::store
