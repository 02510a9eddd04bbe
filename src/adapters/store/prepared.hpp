#pragma once

#include "adapters/store/cells.hpp"
#include "adapters/store/dialect.hpp"
#include "adapters/store/store_failure.hpp"

#include <soci/soci.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {

using dialect::Key;

/// The part of a prepared statement that does not depend on what is bound to it.
class Statement {
public:
    Statement(soci::session& session, std::string_view sql);
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;

protected:
    ~Statement() = default;

    soci::statement& bindings() { return statement_; }
    /// Throws std::logic_error when the text has another number of parameters or columns than the structs.
    void prepare(std::size_t parameters, std::size_t columns);

    /// Runs to the end; how many rows were touched.
    long long execute();
    /// Nothing where it ran; else the key that refused it.
    std::optional<Key> execute_unless_taken();
    bool first();
    bool next();
    void finish() { dialect_.finish(statement_); }

private:
    [[noreturn]] void fail(soci::soci_error const& error);

    soci::session& session_;
    dialect::Dialect const& dialect_;
    std::string sql_;
    soci::statement statement_;
};

/// No parameters, or no columns.
struct Nothing {};

/// One SQL text, prepared once and kept beside its session. The members of `Parameters` are the placeholders
/// and those of `Row` the columns, in the order in which they stand in the text. Every method leaves the
/// statement finished, so that it holds no lock, and throws StoreFailure where the database fails.
template <class Parameters, class Row = Nothing>
class Prepared : Statement {
public:
    Prepared(soci::session& session, std::string_view sql) : Statement{session, sql}
    {
        row_.fill_from(bindings());
        parameters_.use_in(bindings());
        prepare(Cells<Parameters>::count, Cells<Row>::count);
    }

    /// How many rows were touched.
    long long run(Parameters parameters)
    {
        parameters_.put(std::move(parameters));
        return execute();
    }

    /// Nothing where the row was written; else a key of it that is taken, and the row was not written. Which
    /// one is named when several are taken is the database's choice.
    std::optional<Key> insert(Parameters parameters)
    {
        parameters_.put(std::move(parameters));
        return execute_unless_taken();
    }

    /// False when the row's `deciding` key is taken. Another key taken is a failure.
    bool insert(Parameters parameters, Key deciding)
    {
        auto const taken = insert(std::move(parameters));
        if (taken && *taken != deciding) throw RowFault{"a row that must be new is there already"};
        return !taken;
    }

    std::optional<Row> one(Parameters parameters)
    {
        parameters_.put(std::move(parameters));
        if (!first()) return std::nullopt;
        auto row = row_.take();
        finish();
        return row;
    }

    std::vector<Row> all(Parameters parameters)
    {
        parameters_.put(std::move(parameters));
        std::vector<Row> rows;
        for (bool more = first(); more; more = next()) rows.push_back(row_.take());
        return rows;
    }

private:
    Cells<Parameters> parameters_;
    Cells<Row> row_;
};

} // namespace etimbre::adapters::store
