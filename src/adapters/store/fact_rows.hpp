#pragma once

#include "domain/journal/fact.hpp"

#include <soci/soci.h>

#include <memory>
#include <string>

namespace etimbre::adapters::store {

/// The rows that facts of the journal name, in the tables of the books.
class FactRows {
public:
    explicit FactRows(soci::session& session);
    ~FactRows();
    FactRows(FactRows const&) = delete;
    FactRows& operator=(FactRows const&) = delete;

    enum class Look { there, missing, differs };
    /// What the books say of the fact. Columns that change later (a payment's state) are not compared.
    Look look(domain::journal::Fact const& fact);

    enum class Put { written, key_taken, parent_missing };
    /// Writes the row of a fact that is missing.
    Put put(domain::journal::Fact const& fact);

    /// The key of the fact's row: "4071883529061770", or "order/2".
    static std::string key_of(domain::journal::Fact const& fact);

private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
};

} // namespace etimbre::adapters::store
