#include "commands/measured_acquirer.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace etimbre::commands {
namespace {

constexpr std::array<std::string_view, 5> call_words{"status", "capture", "void", "refund", "history"};

telemetry::Counter& calls(
    telemetry::Metrics& metrics, std::string const& acquirer, std::string_view call, std::string_view result
)
{
    return metrics.counter(
        "etimbre_acquirer_calls_total",
        "Calls to an acquirer, by what came of them.",
        {{"acquirer", acquirer}, {"call", std::string{call}}, {"result", std::string{result}}}
    );
}

} // namespace

telemetry::Counter&
status_calls(telemetry::Metrics& metrics, std::string const& acquirer, std::string_view result)
{
    return calls(metrics, acquirer, call_words.front(), result);
}

MeasuredAcquirer::MeasuredAcquirer(
    std::unique_ptr<app::pay::Acquirer> behind, std::string const& name, telemetry::Metrics& metrics
)
    : behind_{std::move(behind)}
{
    for (std::size_t at = 0; at < calls_.size(); ++at) {
        auto const word = call_words.at(at);
        telemetry::Labels const labels{{"acquirer", name}, {"call", std::string{word}}};
        calls_.at(at) = {
            &calls(metrics, name, word, "answered"),
            &calls(metrics, name, word, "failed"),
            &metrics.histogram("etimbre_acquirer_call_seconds", "How long an acquirer took.", labels),
        };
    }
}

template <class Ask>
auto MeasuredAcquirer::measured(Call call, Ask ask)
{
    auto const& measures = calls_.at(static_cast<std::size_t>(call));
    auto const begun = std::chrono::steady_clock::now();
    auto const note = [&](telemetry::Counter& result) {
        result.add();
        measures.took->observe(
            std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun)
        );
    };
    try {
        auto answer = ask();
        note(*measures.answered);
        return answer;
    } catch (...) {
        note(*measures.failed);
        throw;
    }
}

app::pay::RedirectForm
MeasuredAcquirer::redirect_form(app::pay::Payment const& payment, app::pay::Order const& order) const
{
    return behind_->redirect_form(payment, order);
}

core::Result<app::pay::Callback> MeasuredAcquirer::read_callback(std::string_view form_body) const
{
    return behind_->read_callback(form_body);
}

app::pay::StatusAnswer MeasuredAcquirer::ask_status(std::string_view oid)
{
    return measured(Call::status, [&] { return behind_->ask_status(oid); });
}

app::pay::MoneyHistory MeasuredAcquirer::ask_history(std::string_view oid)
{
    return measured(Call::history, [&] { return behind_->ask_history(oid); });
}

bool MeasuredAcquirer::capture(std::string_view oid, core::Money amount)
{
    return measured(Call::capture, [&] { return behind_->capture(oid, amount); });
}

bool MeasuredAcquirer::release(std::string_view oid)
{
    return measured(Call::release, [&] { return behind_->release(oid); });
}

bool MeasuredAcquirer::give_back(std::string_view oid, core::Money amount)
{
    return measured(Call::give_back, [&] { return behind_->give_back(oid, amount); });
}

} // namespace etimbre::commands
