#pragma once

#include "adapters/crypto/key_holders.hpp"
#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "adapters/render/stamp_press.hpp"
#include "adapters/store/read_lane.hpp"
#include "adapters/store/write_lane.hpp"
#include "app/pay/acquirers.hpp"
#include "app/work/closing_line.hpp"
#include "app/work/feed_line.hpp"
#include "app/work/issuing_desk.hpp"
#include "app/work/job_workers.hpp"
#include "app/work/journal.hpp"
#include "app/work/lane_transactions.hpp"
#include "commands/bank_pulse.hpp"
#include "commands/house_measures.hpp"
#include "commands/mail_room.hpp"
#include "commands/reconciliation_room.hpp"
#include "commands/settlement_room.hpp"
#include "commands/trust_measures.hpp"
#include "commands/webhook_room.hpp"
#include "config/settings.hpp"
#include "domain/fees/catalogue.hpp"
#include "http/api/desk.hpp"
#include "http/api/gate.hpp"
#include "telemetry/metrics.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    /// Asks keys and books for the operator's measures; `done` is called whether they answered or not.
    void refresh_measures(std::move_only_function<void()> done);
    /// Ends the workers, then commits what waits. The listeners must have stopped.
    void close();

private:
    adapters::store::DeskFactory desk_factory();
    /// Who takes a new payment; when nobody does, that is counted and logged.
    std::optional<std::string> choose_acquirer(std::string_view mission, core::Instant at);
    app::work::Lane& issuing();
    std::unique_ptr<adapters::store::Session> open(adapters::store::Access access);

    config::Settings settings_;
    core::Clock clock_;
    app::closing::Calendar calendar_;
    adapters::store::Place place_; ///< all sessions of the house use one server
    std::unique_ptr<adapters::crypto::LiveKeys> keys_;
    /// Tokens and fingerprints do not rotate: these are the keys of the start.
    std::shared_ptr<adapters::crypto::KeyStore const> first_keys_;
    adapters::crypto::StampSigner signer_;
    adapters::crypto::BindingKeys holder_keys_;
    adapters::crypto::DerivedTokens tokens_;
    app::stamp::IssueTerms issue_terms_;
    TrustMeasures trust_measures_;
    adapters::render::StampPress press_;
    domain::fees::Catalogue catalogue_;
    app::pay::Acquirers acquirers_;
    BankPulse bank_pulse_;
    telemetry::Counter& without_acquirer_; ///< payments asked for that nobody takes
    http::api::Gate gate_;
    HouseMeasures measures_;
    telemetry::Counter& redeemed_;
    std::vector<std::unique_ptr<app::work::Journal>> journals_; ///< one for each writing thread, its alone
    adapters::store::WriteLane write_;
    std::unique_ptr<adapters::store::WriteLane> issuing_; ///< null where there is one writer
    adapters::store::ReadLane read_;
    app::work::LaneTransactions transactions_;
    app::work::LaneTransactions reads_;
    app::work::LaneRefundTransactions refund_transactions_;
    app::work::LaneRefundTransactions refund_reads_;
    app::work::JobWorkers workers_;
    app::work::FeedLine feed_;
    SettlementRoom settlement_room_;
    std::shared_ptr<http::api::TreasuryDesk const> treasury_;
    std::unique_ptr<MailRoom> mail_; ///< null where no mail is sent
    WebhookRoom webhooks_;
    std::unique_ptr<ReconciliationRoom> reconciliation_;
    app::work::ClosingLine closing_;
};

} // namespace etimbre::commands
