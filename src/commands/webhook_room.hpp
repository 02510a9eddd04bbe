#pragma once

#include "adapters/crypto/webhook_keys.hpp"
#include "adapters/webhook/https_courier.hpp"
#include "app/webhook/deliver.hpp"
#include "app/work/job_line.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::commands {

/// Delivers the feed to whoever asked for it, by hands of its own: a receiver that stands still holds up
/// neither other receivers nor anything else.
class WebhookRoom {
public:
    /// `write` and `metrics` must outlive the room.
    WebhookRoom(
        config::Settings const& settings,
        app::work::Lane& write,
        adapters::crypto::KeyStore const& keys,
        core::Clock clock,
        telemetry::Metrics& metrics
    );
    ~WebhookRoom();
    WebhookRoom(WebhookRoom const&) = delete;
    WebhookRoom& operator=(WebhookRoom const&) = delete;

    /// Breaks off the deliveries that are on their way, which stay owed. Idempotent.
    void stop();

private:
    class EndpointTransactions;

    app::work::JobLine::Terms terms(config::Settings const& settings, telemetry::Metrics& metrics);
    void note_try(app::webhook::Endpoint const& endpoint, app::webhook::Attempt const& attempt);

    adapters::webhook::HttpsCourier courier_;
    adapters::crypto::WebhookKeys keys_;
    std::unique_ptr<app::webhook::Transactions> transactions_;
    std::map<app::webhook::Result, telemetry::Counter*> tries_; ///< by how they ended
    app::webhook::Delivering delivering_;
    std::unique_ptr<app::work::JobLine> line_; ///< null where this service delivers nothing
};

/// What the configuration says of receivers and keys, for whoever delivers, registers and tries out.
adapters::webhook::HttpsCourier::Terms courier_terms(config::Settings const& settings);
domain::webhook::Schedule schedule_of(config::Webhooks const& webhooks);

/// The value of the header webhook-signature: one signature a generation.
std::string signatures_of(adapters::crypto::WebhookKeys const& keys, std::string_view text);

} // namespace etimbre::commands
