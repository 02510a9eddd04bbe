#pragma once

#include "adapters/settlement/file_vault.hpp"
#include "app/settlement/take_in.hpp"
#include "app/work/job_line.hpp"
#include "commands/vault_hand.hpp"
#include "config/settings.hpp"
#include "http/api/treasury_desk.hpp"
#include "telemetry/metrics.hpp"

#include <atomic>
#include <exception>
#include <map>
#include <memory>

namespace etimbre::commands {

/// Takes in the settlement files that were received, one after the other, by a hand of its own.
class SettlementRoom {
public:
    /// The lane and `metrics` must outlive the room.
    SettlementRoom(
        config::Settings const& settings,
        app::work::Lane& write,
        core::Clock clock,
        telemetry::Metrics& metrics
    );
    ~SettlementRoom();

    /// For the routes; must not be used after the room has ended.
    http::api::SettlementDesk desk();
    /// Breaks off the file that is taken in, which goes on where it stands when a service comes again.
    /// Idempotent.
    void stop();

private:
    class LaneBooks;
    using Progress = app::settlement::Progress;

    app::work::JobLine::Terms terms(std::string claimant, telemetry::Metrics& metrics);
    app::pay::Again perform(app::jobs::Job const& job);
    std::exception_ptr adopt(http::server::SpooledBody& body, std::string_view sha);

    core::Clock clock_;
    adapters::settlement::FileVault vault_;
    app::settlement::Terms terms_;
    std::atomic<bool> stopping_{false};
    std::unique_ptr<app::settlement::Transactions> transactions_;
    std::map<Progress, telemetry::Counter*> ends_;
    telemetry::Histogram& took_;
    VaultHand hand_;
    app::work::JobLine line_;
};

/// Makes the folder of settlement files, before the process gives up making folders.
void make_settlement_folder(config::Settings const& settings);

} // namespace etimbre::commands
