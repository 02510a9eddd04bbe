#pragma once

#include "app/pay/ports.hpp"
#include "telemetry/metrics.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace etimbre::commands {

/// How many questions for the state of a payment that acquirer has "answered", or has "failed" to.
telemetry::Counter&
status_calls(telemetry::Metrics& metrics, std::string const& acquirer, std::string_view result);

/// An acquirer whose calls over the network are counted and timed: whether it can be reached is the first
/// thing an operator asks.
class MeasuredAcquirer final : public app::pay::Acquirer {
public:
    /// `metrics` must outlive this object.
    MeasuredAcquirer(
        std::unique_ptr<app::pay::Acquirer> behind, std::string const& name, telemetry::Metrics& metrics
    );

    app::pay::RedirectForm
    redirect_form(app::pay::Payment const& payment, app::pay::Order const& order) const override;
    core::Result<app::pay::Callback> read_callback(std::string_view form_body) const override;
    app::pay::StatusAnswer ask_status(std::string_view oid) override;
    app::pay::MoneyHistory ask_history(std::string_view oid) override;
    bool capture(std::string_view oid, core::Money amount) override;
    bool release(std::string_view oid) override;
    bool give_back(std::string_view oid, core::Money amount) override;

private:
    enum class Call : std::size_t { status, capture, release, give_back, history };
    struct OfCall {
        telemetry::Counter* answered = nullptr;
        telemetry::Counter* failed = nullptr;
        telemetry::Histogram* took = nullptr;
    };

    template <class Ask>
    auto measured(Call call, Ask ask);

    std::unique_ptr<app::pay::Acquirer> behind_;
    std::array<OfCall, 5> calls_{};
};

} // namespace etimbre::commands
