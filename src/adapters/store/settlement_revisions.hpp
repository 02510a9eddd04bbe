#pragma once

#include "app/settlement/ports.hpp"

#include <soci/soci.h>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// The statements of files, and whose word for each is in force.
class SettlementRevisions {
public:
    /// `session` must outlive it.
    explicit SettlementRevisions(soci::session& session);
    ~SettlementRevisions();

    std::vector<app::settlement::StatementName> names(std::string_view sha);
    std::vector<app::settlement::StatementView> statements(std::string_view sha, std::size_t most);
    std::optional<app::settlement::InForce> in_force(std::string_view identity);
    /// False where another file is that revision.
    bool insert(
        std::string_view sha, app::settlement::StatementName const& statement, int revision, core::Instant at
    );
    /// How many statements the file speaks for.
    std::int64_t count_in_force(std::string_view sha);

private:
    struct Statements;

    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
