#pragma once

#include "raw/feed_rows.hpp"
#include "raw/sql.hpp"

#include <string>
#include <vector>

namespace etimbre::bench {

/// What a unit of work of a reference writes; `unit` counts from zero.
class Rows {
public:
    Rows() = default;
    virtual ~Rows() = default;
    Rows(Rows const&) = delete;
    Rows& operator=(Rows const&) = delete;

    virtual void write(std::size_t unit) = 0;
    virtual std::size_t units() const = 0;
};

/// The rows of a redemption, as the service writes them: the stamp's end, a transfer for each part of its
/// fee, the kept reply, its entry in the feed. Everything but the statements is prepared before.
class RedemptionRows final : public Rows {
public:
    RedemptionRows(sqlite3* database, std::size_t skip, std::size_t count);

    void write(std::size_t unit) override;
    std::size_t units() const override { return numbers_.size(); }

private:
    std::vector<std::string> numbers_;
    Sql end_;
    Sql transfer_;
    Sql reply_;
    FeedRows feed_;
};

} // namespace etimbre::bench
