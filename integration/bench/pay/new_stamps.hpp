#pragma once

#include "raw/sql.hpp"

#include <mysql.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace etimbre::bench {

/// The stamps of a running service as another reader of its database sees them.
class NewStamps {
public:
    NewStamps() = default;
    NewStamps(NewStamps const&) = delete;
    NewStamps& operator=(NewStamps const&) = delete;
    virtual ~NewStamps() = default;

    /// Tells the order of each stamp that was not there the last time; those of the first time are not told.
    virtual void look(std::function<void(std::string const& order)> const& tell) = 0;
};

class NewStampsInSqlite final : public NewStamps {
public:
    explicit NewStampsInSqlite(std::string const& file);
    void look(std::function<void(std::string const&)> const& tell) override;

private:
    Handle database_;
    Sql new_stamps_;
    std::int64_t next_index_ = 0;
};

class NewStampsInMariaDb final : public NewStamps {
public:
    /// As the administrator, over the server's socket.
    NewStampsInMariaDb(std::string const& socket, std::string const& schema);
    void look(std::function<void(std::string const&)> const& tell) override;

private:
    using Rows = std::unique_ptr<MYSQL_RES, decltype(&mysql_free_result)>;

    Rows ask(std::string const& question);

    std::unique_ptr<MYSQL, decltype(&mysql_close)> server_;
    std::int64_t next_index_ = 0;
};

} // namespace etimbre::bench
