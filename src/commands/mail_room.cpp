#include "commands/mail_room.hpp"

#include "adapters/crypto/hashing.hpp"
#include "app/notice/send_notice.hpp"
#include "app/work/notice_desk.hpp"
#include "config/places.hpp"
#include "http/api/order_access.hpp"
#include "telemetry/log.hpp"

#include <array>
#include <utility>

namespace etimbre::commands {
namespace {

namespace smtp = adapters::smtp;
using domain::notice::State;
using telemetry::Level;

/// How a try may end.
constexpr std::array ends{
    State::delivered, State::temporary_failure, State::permanent_failure, State::technical_failure
};

smtp::Security security_of(std::string_view word)
{
    if (word == "tls") return smtp::Security::tls;
    return word == "starttls" ? smtp::Security::starttls : smtp::Security::none;
}

std::filesystem::path path_or_empty(config::Settings const& settings, std::string const& file)
{
    return file.empty() ? std::filesystem::path{} : config::path_of(settings, file);
}

smtp::Server server_of(config::Settings const& settings)
{
    auto const& mail = settings.mail;
    return {
        .host = mail.server,
        .port = mail.port,
        .security = security_of(mail.security),
        .ca_file = path_or_empty(settings, mail.ca_file).string(),
        .user = mail.user,
        .password = "",
        .greeting = "",
        .connect_timeout = mail.connect_timeout_ms,
        .total_timeout = mail.timeout_ms,
    };
}

/// Longer than a mail takes with all that may stand still: twice the conversation, the papers, the commits.
std::chrono::seconds lease_for(config::Mail const& mail)
{
    constexpr std::chrono::seconds for_the_rest{20};
    return std::chrono::ceil<std::chrono::seconds>(2 * (mail.connect_timeout_ms + mail.timeout_ms)) +
           for_the_rest;
}

std::map<State, telemetry::Counter*> counters(telemetry::Metrics& metrics)
{
    std::map<State, telemetry::Counter*> of;
    for (auto const state : ends)
        of[state] = &metrics.counter(
            "etimbre_mails_total",
            "Tries to hand a mail to the mail server, by how they ended.",
            {{"result", std::string{word_of(state)}}}
        );
    return of;
}

telemetry::Counter& not_written(telemetry::Metrics& metrics)
{
    return metrics.counter(
        "etimbre_mails_not_written_total",
        "Mails that could not be written, or not be marked, and are tried again."
    );
}

auto postponed_in(telemetry::Counter& postponed)
{
    return [&postponed](std::string_view job, std::string_view why) {
        telemetry::log(Level::warning, "mail_postponed", {{"job", job}, {"why", why}});
        postponed.add();
    };
}

} // namespace

class MailRoom::NoticeTransactions final : public app::notice::Transactions {
public:
    explicit NoticeTransactions(app::work::Lane& lane) : lane_{lane} {}
    void run(std::function<void(app::notice::Books&)> const& work) override
    {
        app::work::run_and_wait<bool>(lane_, [&work](app::work::Unit& unit) {
            app::notice::Books books{unit.notices, unit.jobs};
            work(books);
            return true;
        });
    }

private:
    app::work::Lane& lane_;
};

MailRoom::MailRoom(config::Settings const& settings, http::api::Desk desk, telemetry::Metrics& metrics)
    : desk_{std::move(desk)},
      scribe_{desk_, settings.mail.most_attachments},
      postman_{
          {settings.mail.from, settings.mail.reply_to},
          server_of(settings),
          path_or_empty(settings, settings.mail.password_file)
      },
      transactions_{std::make_unique<NoticeTransactions>(desk_.write)},
      patience_{.first_pause = settings.mail.first_retry_seconds},
      tries_{counters(metrics)},
      line_{desk_.write, terms(settings, metrics)},
      finds_{desk_.write, terms_of_finds(settings.store.node, metrics)}
{
}

void MailRoom::stop()
{
    postman_.stop();
    line_.stop();
    finds_.stop();
}

app::work::JobLine::Terms MailRoom::terms(config::Settings const& settings, telemetry::Metrics& metrics)
{
    return {
        .kind = app::jobs::Kind::mail,
        .hands = settings.mail.hands,
        .lease = lease_for(settings.mail),
        .claimant = settings.store.node,
        .clock = desk_.clock,
        .effect =
            [this](app::jobs::Job const& job) {
                return app::notice::send_notice(
                    {*transactions_,
                     scribe_,
                     postman_,
                     desk_.clock,
                     patience_,
                     [this](app::notice::Notice const& notice, std::string_view why) {
                         note_try(notice, why);
                     }},
                    app::notice::NoticeId{job.key}
                );
            },
        .pause = [this](int attempts) { return patience_.pause_after(attempts + 1); },
        .on_failure = postponed_in(not_written(metrics)),
    };
}

app::work::JobLine::Terms MailRoom::terms_of_finds(std::string claimant, telemetry::Metrics& metrics)
{
    return {
        .kind = app::jobs::Kind::find,
        .hands = 1,
        .lease = std::chrono::seconds{30},
        .claimant = std::move(claimant),
        .clock = desk_.clock,
        .effect =
            [this](app::jobs::Job const& job) {
                find(job.key);
                return app::pay::Again{};
            },
        .pause = [](int) { return std::chrono::seconds{1}; },
        .on_failure = postponed_in(not_written(metrics)),
    };
}

void MailRoom::find(std::string const& key)
{
    auto const seeker = app::notice::seeker_of(key);
    if (!seeker) return;
    app::work::run_and_wait<bool>(desk_.write, [&](app::work::Unit& unit) {
        app::notice::send_link(
            {unit.notices, unit.jobs},
            unit.pay.orders,
            *seeker,
            {http::api::address_print(desk_), desk_.mail->pause, desk_.sha256},
            desk_.clock()
        );
        return true;
    });
}

void MailRoom::note_try(app::notice::Notice const& notice, std::string_view why)
{
    tries_.at(notice.state)->add();
    auto const level = notice.state == State::delivered ? Level::info : Level::warning;
    telemetry::log(
        level,
        "mail_tried",
        {{"notice", notice.id.value},
         {"order", notice.order.value},
         {"told", word_of(notice.event)},
         {"state", word_of(notice.state)},
         {"tries", std::int64_t{notice.tries}},
         {"reply", std::int64_t{notice.reply}},
         {"why", why}}
    );
}

adapters::store::NoticesFactory notices_of(config::Mail const& mail)
{
    if (!mail_terms(mail)) return adapters::store::tell_nobody;
    return [](app::notice::Books books) {
        return std::make_unique<app::work::NoticeDesk>(books, adapters::crypto::sha256);
    };
}

void declare_mail_measures(telemetry::Metrics& metrics)
{
    counters(metrics);
    not_written(metrics);
}

std::optional<http::api::MailTerms> mail_terms(config::Mail const& mail)
{
    if (mail.server.empty()) return std::nullopt;
    return http::api::MailTerms{mail.again_seconds};
}

} // namespace etimbre::commands
