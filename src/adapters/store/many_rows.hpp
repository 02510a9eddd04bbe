#pragma once

#include "adapters/store/prepared.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::adapters::store {

/// "INSERT … VALUES" with so many rows of so many parameters.
std::string with_rows(std::string_view insert, std::size_t rows, std::size_t columns);

/// Writes many rows of one table in few statements: over a connection each statement is a round trip. The
/// text ends before VALUES and names the columns in the order of the members of `Row`.
template <class Row, std::size_t Together = 50>
class ManyRows {
public:
    ManyRows(soci::session& session, std::string_view insert)
        : one_{session, with_rows(insert, 1, Cells<Row>::count)},
          together_{session, with_rows(insert, Together, Cells<Row>::count)}
    {
    }

    /// Throws StoreFailure where one of them is refused.
    void insert(std::span<Row const> rows)
    {
        for (; rows.size() >= Together; rows = rows.subspan(Together))
            together_.run(rows.template first<Together>());
        for (auto const& row : rows) one_.run(row);
    }

private:
    class OfMany : Statement {
    public:
        OfMany(soci::session& session, std::string_view sql) : Statement{session, sql}
        {
            for (auto& each : cells_) each.use_in(bindings());
            prepare(Together * Cells<Row>::count, 0);
        }
        void run(std::span<Row const, Together> rows)
        {
            for (std::size_t at = 0; at < Together; ++at) cells_.at(at).put(Row{rows[at]});
            execute();
        }

    private:
        std::array<Cells<Row>, Together> cells_;
    };

    Prepared<Row> one_;
    OfMany together_;
};

} // namespace etimbre::adapters::store
