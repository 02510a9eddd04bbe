#pragma once

#include "app/settlement/file.hpp"

#include <memory>
#include <string_view>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

/// The steps in the life of a settlement file, each compared and swapped on the state before it: false where
/// the file has another by now.
class SettlementSteps {
public:
    explicit SettlementSteps(soci::session& session);
    ~SettlementSteps();
    SettlementSteps(SettlementSteps const&) = delete;
    SettlementSteps& operator=(SettlementSteps const&) = delete;

    bool receive_again(app::settlement::File const& file);
    bool parse(std::string_view sha, app::settlement::Summary const& summary);
    bool publish(std::string_view sha, core::Instant at);
    bool reject(
        std::string_view sha,
        app::settlement::Summary const& seen,
        app::settlement::Error const& error,
        core::Instant at
    );
    bool supersede(std::string_view sha, std::string_view by);

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
