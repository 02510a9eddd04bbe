#pragma once

#include "adapters/crypto/key_holders.hpp"
#include "app/work/closing_line.hpp"
#include "app/work/feed_line.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

/// What works for the treasury by itself: who numbers the events, who closes the days. What they say goes to
/// log and measures.
namespace etimbre::commands {

app::work::FeedLine::Terms
feed_terms(config::Settings const& settings, core::Clock clock, telemetry::Metrics& metrics);

/// `signer` must outlive the terms.
app::work::ClosingLine::Terms closing_terms(
    config::Settings const& settings,
    app::closing::Calendar const& calendar,
    adapters::crypto::StampSigner const& signer,
    core::Clock clock,
    telemetry::Metrics& metrics
);

} // namespace etimbre::commands
