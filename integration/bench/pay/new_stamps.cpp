#include "pay/new_stamps.hpp"

#include <stdexcept>

namespace etimbre::bench {
namespace {

Handle open_for_reading(std::string const& path)
{
    sqlite3* opened = nullptr;
    int const result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    Handle database{opened, &sqlite3_close};
    if (result != SQLITE_OK) throw std::runtime_error{path + ": " + sqlite3_errmsg(opened)};
    execute(opened, "PRAGMA query_only = ON");
    execute(opened, "PRAGMA busy_timeout = 2000");
    return database;
}

} // namespace

NewStampsInSqlite::NewStampsInSqlite(std::string const& file)
    : database_{open_for_reading(file)},
      new_stamps_{
          database_.get(), "SELECT order_id, log_index FROM stamp WHERE log_index >= ? ORDER BY log_index"
      }
{
    Sql seen{database_.get(), "SELECT COALESCE(MAX(log_index) + 1, 0) FROM stamp"};
    seen.step();
    next_index_ = seen.number(0);
}

void NewStampsInSqlite::look(std::function<void(std::string const&)> const& tell)
{
    for (new_stamps_.begin(next_index_); new_stamps_.step();) {
        next_index_ = new_stamps_.number(1) + 1;
        tell(new_stamps_.text(0));
    }
    new_stamps_.end();
}

NewStampsInMariaDb::NewStampsInMariaDb(std::string const& socket, std::string const& schema)
    : server_{mysql_init(nullptr), &mysql_close}
{
    auto* const connected =
        mysql_real_connect(server_.get(), nullptr, "root", nullptr, schema.c_str(), 0, socket.c_str(), 0);
    if (connected == nullptr) throw std::runtime_error{schema + ": " + mysql_error(server_.get())};
    auto const rows = ask("SELECT COALESCE(MAX(log_index) + 1, 0) FROM stamp");
    next_index_ = std::stoll(*mysql_fetch_row(rows.get()));
}

void NewStampsInMariaDb::look(std::function<void(std::string const&)> const& tell)
{
    auto const rows =
        ask("SELECT log_index, order_id FROM stamp WHERE log_index >= " + std::to_string(next_index_) +
            " ORDER BY log_index");
    while (auto* const row = mysql_fetch_row(rows.get())) {
        next_index_ = std::stoll(row[0]) + 1;
        tell(row[1]);
    }
}

NewStampsInMariaDb::Rows NewStampsInMariaDb::ask(std::string const& question)
{
    if (mysql_query(server_.get(), question.c_str()) != 0)
        throw std::runtime_error{question + ": " + mysql_error(server_.get())};
    return {mysql_store_result(server_.get()), &mysql_free_result};
}

} // namespace etimbre::bench
