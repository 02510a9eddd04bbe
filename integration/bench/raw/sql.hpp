#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::bench {

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

/// The database opened as the service opens it for writing: write-ahead log, an fsync for each commit,
/// foreign keys, the same cache and the same pause between checkpoints.
Handle open_for_writing(std::string const& path);
void execute(sqlite3* database, char const* sql);

/// One prepared statement; values are bound in their order.
class Sql {
public:
    Sql(sqlite3* database, char const* sql);

    template <class... Values>
    void run(Values const&... values)
    {
        int at = 0;
        (bind(++at, values), ...);
        finish();
    }
    /// For statements that answer: binds, then `step` is true while there is a row, then `end`.
    template <class... Values>
    void begin(Values const&... values)
    {
        int at = 0;
        (bind(++at, values), ...);
    }
    bool step();
    void end() { sqlite3_reset(statement_.get()); }
    std::string text(int column) const;
    std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

private:
    void bind(int at, std::string_view text);
    void bind(int at, std::int64_t number);
    void finish();

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_;
};

} // namespace etimbre::bench
