#include "commands/house.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "adapters/render/statement_sheet.hpp"
#include "adapters/store/acquirers_in_use.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/reference.hpp"
#include "commands/contracts.hpp"
#include "commands/house_lanes.hpp"
#include "commands/payment_rules.hpp"
#include "commands/refund_rules.hpp"
#include "commands/treasury_calendar.hpp"
#include "commands/treasury_lines.hpp"
#include "config/places.hpp"
#include "domain/stamp/number.hpp"
#include "telemetry/log.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace etimbre::commands {
namespace {

namespace crypto = adapters::crypto;
namespace store = adapters::store;
using telemetry::Level;

crypto::KeyPlaces key_places(config::Settings const& settings)
{
    return {
        config::path_of(settings, settings.keys.directory),
        config::path_of(settings, settings.keys.trust_directory),
        settings.service.issuer,
    };
}

/// Most of a start is this, and on purpose: the log says how much of it.
std::unique_ptr<crypto::LiveKeys>
unseal_keys(config::Settings const& settings, core::Clock clock, telemetry::Metrics& metrics)
{
    using std::chrono::steady_clock;
    auto const began = steady_clock::now();
    auto const passphrase = crypto::read_passphrase(config::path_of(settings, settings.keys.passphrase_file));
    auto keys =
        std::make_unique<crypto::LiveKeys>(key_places(settings), passphrase, clock, key_report(metrics));
    auto const took = std::chrono::round<std::chrono::milliseconds>(steady_clock::now() - began);
    telemetry::log(Level::info, "keys_unsealed", {{"took_ms", std::int64_t{took.count()}}});
    return keys;
}

auto reading(store::Place const& place)
{
    return store::open_database(place, store::Access::read);
}

http::api::Gate::Terms gate_terms(config::Limits const& limits)
{
    return {
        .requests_per_minute = limits.requests_per_minute,
        .requests_per_minute_per_order = limits.requests_per_minute_per_order,
        .wrong_tokens_per_minute = limits.wrong_tokens_per_minute,
        .number_lookups_per_minute = limits.number_lookups_per_minute,
        .number_lookups_per_second = limits.number_lookups_per_second,
        .unknown_numbers_per_minute = limits.unknown_numbers_per_minute,
        .finds_per_minute = limits.finds_per_minute,
        .mails_per_hour = limits.mails_per_hour_per_order,
    };
}

app::work::JobWorkers::Terms worker_terms(config::Settings const& settings, telemetry::Metrics& metrics)
{
    auto& postponed = metrics.counter(
        "etimbre_jobs_postponed_total",
        "Effects that failed, mostly for want of the acquirer, and are tried again."
    );
    return {
        .claimant = settings.store.node,
        .on_failure =
            [&postponed](std::string_view job, std::string_view why) {
                telemetry::log(Level::warning, "job_postponed", {{"job", job}, {"why", why}});
                postponed.add();
            },
    };
}

} // namespace

House::House(config::Settings const& settings, core::Clock clock, telemetry::Metrics& metrics)
    : settings_{settings},
      clock_{clock},
      calendar_{treasury_calendar(settings.ledger.timezone)},
      place_{sound_place(settings, clock)},
      keys_{unseal_keys(settings, clock, metrics)},
      first_keys_{keys_->at_hand()->keys},
      signer_{*keys_},
      holder_keys_{*keys_},
      tokens_{*first_keys_},
      issue_terms_{settings.service.issuer, settings.service.stamp_validity_days, signer_, crypto::sha256},
      trust_measures_{metrics, *keys_, clock},
      catalogue_{store::read_catalogue(*reading(place_))},
      acquirers_{contracts(settings, catalogue_, store::acquirers_in_use(*reading(place_)), metrics)},
      bank_pulse_{acquirers_.names(), metrics},
      without_acquirer_{metrics.counter(
          "etimbre_payments_without_acquirer_total",
          "Payments asked for while no acquirer took any of that post: look at [acquirers.*] in the "
          "configuration."
      )},
      gate_{gate_terms(settings.limits), metrics},
      measures_{metrics, clock},
      redeemed_{metrics.counter("etimbre_stamps_redeemed_total", "Stamps redeemed by this process.")},
      journals_{start_witnesses(settings, clock())},
      write_{
          [this] { return open(store::Access::write); },
          write_limits(settings, metrics, journals_, clock),
          report_lane
      },
      issuing_{issuing_lane(
          settings, metrics, *journals_.back(), clock, [this] { return open(store::Access::write); }
      )},
      read_{[this] { return open(store::Access::read); }, read_limits(settings, metrics), report_lane},
      transactions_{issuing()},
      reads_{read_.reserved()},
      refund_transactions_{write_.reserved()},
      refund_reads_{read_.reserved()},
      workers_{
          issuing(),
          payment_settlement(transactions_, reads_, acquirers_, clock, settings.payments, metrics),
          refund_settlement(refund_transactions_, refund_reads_, acquirers_, clock, settings, metrics),
          worker_terms(settings, metrics)
      },
      feed_{read_.reserved(), write_.reserved(), feed_terms(settings, clock, metrics)},
      settlement_room_{settings, write_, clock, metrics},
      treasury_{std::make_shared<http::api::TreasuryDesk const>(settlement_room_.desk())},
      webhooks_{settings, write_.reserved(), *first_keys_, clock, metrics},
      closing_{
          read_.reserved(), write_.reserved(), closing_terms(settings, calendar_, signer_, clock, metrics)
      }
{
    declare_mail_measures(metrics);
    if (mail_terms(settings.mail)) mail_ = std::make_unique<MailRoom>(settings, desk(), metrics);
    reconciliation_ = std::make_unique<ReconciliationRoom>(settings, desk(), metrics);
}

House::~House()
{
    close();
}

void House::close()
{
    if (reconciliation_) reconciliation_->stop();
    if (mail_) mail_->stop();
    webhooks_.stop();
    settlement_room_.stop();
    workers_.stop();
    closing_.stop();
    feed_.stop();
    read_.close();
    if (issuing_) issuing_->close();
    write_.close();
}

void House::refresh_measures(std::move_only_function<void()> done)
{
    trust_measures_.update();
    measures_.refresh(read_.reserved(), std::move(done));
}

store::DeskFactory House::desk_factory()
{
    return [this](app::stamp::Books& books) {
        return std::make_unique<app::work::IssuingDesk>(books, issue_terms_);
    };
}

std::optional<std::string> House::choose_acquirer(std::string_view mission, core::Instant at)
{
    auto chosen = acquirers_.for_new(mission, at);
    if (!chosen) {
        telemetry::log(Level::error, "no_acquirer", {{"mission", mission}});
        without_acquirer_.add();
    }
    return chosen;
}

app::work::Lane& House::issuing()
{
    if (issuing_) return *issuing_;
    return write_.reserved();
}

std::unique_ptr<store::Session> House::open(store::Access access)
{
    return std::make_unique<store::Session>(place_, access, desk_factory(), notices_of(settings_.mail));
}

http::api::Desk House::desk()
{
    auto const base = config::base_url_of(settings_.public_listener);
    return {
        .write = write_,
        .read = read_,
        .write_reserved = write_.reserved(),
        .read_reserved = read_.reserved(),
        .catalogue = catalogue_,
        .acquirers = acquirers_,
        .tokens = tokens_,
        .quote_terms = {settings_.service.quote_hours, crypto::entropy},
        .payment_terms =
            {[this](std::string_view mission, core::Instant at) { return choose_acquirer(mission, at); },
             settings_.payments.first_poll_seconds,
             settings_.payments.expire_after_minutes,
             crypto::entropy},
        .order_tools =
            {crypto::entropy,
             [] { return domain::stamp::draw_number(crypto::entropy); },
             [this](std::string_view number, std::string_view document, core::Instant ordered) {
                 return holder_keys_.bind(number, document, ordered);
             }},
        .refund_terms = {refund_policy(settings_.refunds), crypto::entropy},
        .officer_voids_refund = settings_.refunds.officer_voids == "refunded",
        .signer = signer_,
        .holder_keys = holder_keys_,
        .printer = press_,
        .trust = [this] { return keys_->at_hand()->trust; },
        .trust_list = [this] { return keys_->at_hand()->list; },
        .verify_signature = crypto::verify_signature,
        .sha256 = crypto::sha256,
        .entropy = crypto::entropy,
        .clock = clock_,
        .fingerprint = [this](core::ByteView request) { return crypto::fingerprint(*first_keys_, request); },
        .public_base_url = base,
        .service_address = base.substr(std::string_view{"https://"}.size()),
        .security_contact = "mailto:security@etimbre.invalid",
        .wake_jobs = [this] { workers_.wake(); },
        .gate = gate_,
        .redeemed = redeemed_,
        .mail = mail_terms(settings_.mail),
        .bank_answers = [this] { return bank_pulse_.answers(); },
        .calendar = calendar_,
        .statement_pdf = [](app::closing::Statement const& closed
                         ) { return adapters::render::statement_pdf(closed); },
        .treasury = treasury_,
    };
}

} // namespace etimbre::commands
