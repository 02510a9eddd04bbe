#include "commands/webhook_room.hpp"

#include "adapters/crypto/hashing.hpp"
#include "app/work/back_office.hpp"
#include "commands/house_lanes.hpp"
#include "config/places.hpp"
#include "domain/webhook/message.hpp"
#include "telemetry/log.hpp"

#include <utility>

namespace etimbre::commands {
namespace {

namespace crypto = adapters::crypto;
namespace webhook = app::webhook;
using telemetry::Level;

/// Longer than a delivery takes with all that may stand still, and the commits around it.
std::chrono::seconds lease_for(config::Webhooks const& webhooks)
{
    constexpr std::chrono::seconds for_the_rest{20};
    return std::chrono::ceil<std::chrono::seconds>(webhooks.timeout_ms) + for_the_rest;
}

std::map<webhook::Result, telemetry::Counter*> counters(telemetry::Metrics& metrics)
{
    std::map<webhook::Result, telemetry::Counter*> of;
    for (auto const& [result, word] : webhook::result_words)
        of[result] = &metrics.counter(
            "etimbre_webhook_deliveries_total",
            "Tries to deliver an event to an endpoint, by how they ended.",
            {{"result", std::string{word}}}
        );
    return of;
}

} // namespace

class WebhookRoom::EndpointTransactions final : public webhook::Transactions {
public:
    explicit EndpointTransactions(app::work::Lane& lane) : lane_{lane} {}
    void run(std::function<void(webhook::Books&)> const& work) override
    {
        app::work::run_and_wait<bool>(lane_, [&work](app::work::Unit& unit) {
            webhook::Books books{unit.back_office.endpoints(), unit.jobs};
            work(books);
            return true;
        });
    }

private:
    app::work::Lane& lane_;
};

WebhookRoom::WebhookRoom(
    config::Settings const& settings,
    app::work::Lane& write,
    crypto::KeyStore const& keys,
    core::Clock clock,
    telemetry::Metrics& metrics
)
    : courier_{courier_terms(settings)},
      keys_{keys, settings.webhooks.key_generations},
      transactions_{std::make_unique<EndpointTransactions>(write)},
      tries_{counters(metrics)},
      delivering_{
          .transactions = *transactions_,
          .courier = courier_,
          .sign = [this](std::string_view text) { return signatures_of(keys_, text); },
          .clock = clock,
          .entropy = crypto::entropy,
          .schedule = schedule_of(settings.webhooks),
          .api_url = config::base_url_of(settings.partner_listener) + "/api/v1",
          .lease = lease_for(settings.webhooks),
          .holder = settings.store.node,
          .ending = [this] { return courier_.is_stopped(); },
          .on_try = [this](
                        webhook::Endpoint const& endpoint, webhook::Attempt const& attempt
                    ) { note_try(endpoint, attempt); },
      }
{
    transactions_->run([&](webhook::Books& books) { books.endpoints.let_go(settings.store.node); });
    auto of = terms(settings, metrics);
    if (of.hands > 0) line_ = std::make_unique<app::work::JobLine>(write, std::move(of));
}

WebhookRoom::~WebhookRoom()
{
    stop();
}

void WebhookRoom::stop()
{
    courier_.stop();
    if (line_) line_->stop();
}

app::work::JobLine::Terms WebhookRoom::terms(config::Settings const& settings, telemetry::Metrics& metrics)
{
    auto& failed = metrics.counter(
        "etimbre_webhook_failures_total", "Times that a delivery could not be tried or noted; tried again."
    );
    return {
        .kind = app::jobs::Kind::deliver,
        .hands = settings.webhooks.hands,
        .lease = lease_for(settings.webhooks),
        .claimant = settings.store.node,
        .clock = delivering_.clock,
        .effect = [this](app::jobs::Job const& job) { return webhook::deliver(delivering_, {job.key}); },
        .pause = [](int) { return std::chrono::seconds{5}; },
        .on_failure =
            [&failed](std::string_view job, std::string_view why) {
                telemetry::log(Level::warning, "webhook_postponed", {{"job", job}, {"why", why}});
                failed.add();
            },
    };
}

void WebhookRoom::note_try(webhook::Endpoint const& endpoint, webhook::Attempt const& attempt)
{
    using domain::webhook::State;
    tries_.at(attempt.result)->add();
    bool const delivered = attempt.result == webhook::Result::delivered;
    auto const level = delivered                         ? Level::debug
                       : endpoint.state == State::active ? Level::warning
                                                         : Level::error;
    telemetry::log(
        level,
        "webhook_tried",
        {{"webhook", endpoint.id.value},
         {"owner", endpoint.owner},
         {"feed_seq", attempt.feed_seq},
         {"attempt", std::int64_t{attempt.number}},
         {"result", word_of(attempt.result)},
         {"state", word_of(endpoint.state)},
         {"status", std::int64_t{attempt.status}},
         {"took_ms", attempt.took.count()},
         {"why", attempt.why}}
    );
}

adapters::webhook::HttpsCourier::Terms courier_terms(config::Settings const& settings)
{
    auto const& from = settings.webhooks;
    return {
        .allowed_addresses = from.allow_addresses,
        .ca_file = from.ca_file.empty() ? "" : config::path_of(settings, from.ca_file).string(),
        .connect_timeout = from.connect_timeout_ms,
        .total_timeout = from.timeout_ms,
    };
}

domain::webhook::Schedule schedule_of(config::Webhooks const& webhooks)
{
    domain::webhook::Schedule schedule{.pauses = {}};
    for (auto const& seconds : webhooks.retry_seconds)
        schedule.pauses.emplace_back(std::stoll(seconds)); // the configuration has checked it
    return schedule;
}

std::string signatures_of(crypto::WebhookKeys const& keys, std::string_view text)
{
    std::string header;
    for (auto const& signature : keys.sign(text))
        header += (header.empty() ? "" : " ") + domain::webhook::signature_word(signature);
    return header;
}

} // namespace etimbre::commands
