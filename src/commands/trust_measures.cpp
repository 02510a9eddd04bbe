#include "commands/trust_measures.hpp"

#include "telemetry/log.hpp"

#include <algorithm>
#include <string_view>

namespace etimbre::commands {

namespace crypto = adapters::crypto;

namespace {

/// Until the last second at which one of the keys that are listed and at hand signs; negative where it is
/// past.
std::int64_t signing_left(crypto::KeysAtHand const& at_hand, std::int64_t now)
{
    std::int64_t last = 0;
    for (auto const& key : at_hand.trust->keys) {
        bool const retired = std::ranges::count(at_hand.retired, key.kid, &crypto::Retirement::kid) > 0;
        if (!retired && !key.cut && at_hand.keys->has(key.kid)) last = std::max(last, key.exp);
    }
    return last - now;
}

} // namespace

TrustMeasures::TrustMeasures(telemetry::Metrics& metrics, crypto::LiveKeys const& keys, core::Clock clock)
    : keys_{keys},
      clock_{clock},
      seq_{metrics.gauge("etimbre_trust_list_seq", "Number of the trust list in force.")},
      list_left_{metrics.gauge(
          "etimbre_trust_list_expires_seconds",
          "Until the trust list is over and nothing is signed or verified; negative where it is."
      )},
      signing_left_{metrics.gauge(
          "etimbre_stamp_keys_end_seconds",
          "Until the last listed key signs no more; negative where it is past."
      )}
{
    update();
}

void TrustMeasures::update()
{
    auto const at_hand = keys_.at_hand();
    auto const now = core::unix_of(clock_());
    seq_.set(at_hand->statement.seq);
    list_left_.set(at_hand->statement.expires_at - now);
    signing_left_.set(signing_left(*at_hand, now));
}

crypto::LiveKeys::Report key_report(telemetry::Metrics& metrics)
{
    auto& refused = metrics.counter(
        "etimbre_trust_refused_total", "Trust lists and key files that were refused; the last good ones stay."
    );
    return [&refused](std::string_view what, std::string_view sentence) {
        bool const is_refusal = what.ends_with("refused");
        if (is_refusal) refused.add();
        telemetry::log(
            is_refusal ? telemetry::Level::error : telemetry::Level::info, what, {{"why", sentence}}
        );
    };
}

} // namespace etimbre::commands
