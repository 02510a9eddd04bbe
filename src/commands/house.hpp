#pragma once

#include "adapters/crypto/key_holders.hpp"
#include "adapters/crypto/key_store.hpp"
#include "adapters/est3dgate/acquirer.hpp"
#include "adapters/render/stamp_press.hpp"
#include "adapters/store/read_lane.hpp"
#include "adapters/store/write_lane.hpp"
#include "app/work/issuing_desk.hpp"
#include "app/work/job_workers.hpp"
#include "app/work/lane_transactions.hpp"
#include "config/settings.hpp"
#include "domain/fees/catalogue.hpp"
#include "http/api/address_rate.hpp"
#include "http/api/desk.hpp"
#include "telemetry/metrics.hpp"

#include <memory>

namespace etimbre::commands {

/// Everything behind the listeners, wired: keys, books, acquirer, printer, workers. Members are made in the
/// order in which they need each other, and end in the reverse one.
class House {
public:
    /// Opens keys and database; `metrics` must outlive the house. Throws a failure of the room concerned,
    /// with a sentence saying what to do.
    House(config::Settings const& settings, core::Clock clock, telemetry::Metrics& metrics);
    ~House();
    House(House const&) = delete;
    House& operator=(House const&) = delete;

    http::api::Desk desk();
    /// Ends the workers, then commits what waits. The listeners must have stopped.
    void close();

private:
    adapters::store::DeskFactory desk_factory();
    std::unique_ptr<adapters::store::Session> open(adapters::store::Access access);

    config::Settings settings_;
    core::Clock clock_;
    adapters::crypto::KeyStore keys_;
    adapters::crypto::StampSigner signer_;
    adapters::crypto::BindingKeys holder_keys_;
    adapters::crypto::DerivedTokens tokens_;
    app::stamp::IssueTerms issue_terms_;
    std::shared_ptr<domain::stamp::TrustList const> trust_;
    adapters::render::StampPress press_;
    adapters::est3dgate::Est3dGate acquirer_;
    domain::fees::Catalogue catalogue_;
    http::api::AddressRate requests_;
    http::api::AddressRate lookups_;
    adapters::store::WriteLane write_;
    adapters::store::ReadLane read_;
    app::work::LaneTransactions transactions_;
    app::work::JobWorkers workers_;
};

} // namespace etimbre::commands
