#pragma once

#include "adapters/smtp/smtp_postman.hpp"
#include "adapters/store/session.hpp"
#include "app/work/job_line.hpp"
#include "config/settings.hpp"
#include "domain/notice/patience.hpp"
#include "http/api/desk.hpp"
#include "letters/scribe.hpp"
#include "telemetry/metrics.hpp"

#include <map>

namespace etimbre::commands {

/// Sends the mails that are owed, by hands of its own: a mail server that stands still holds up nothing else.
class MailRoom {
public:
    /// `metrics` must outlive the room. @pre settings.mail.server is not empty
    MailRoom(config::Settings const& settings, http::api::Desk desk, telemetry::Metrics& metrics);

    /// Breaks off the mails that are on their way, which stay owed. Idempotent.
    void stop();

private:
    class NoticeTransactions;

    app::work::JobLine::Terms terms(config::Settings const& settings, telemetry::Metrics& metrics);
    app::work::JobLine::Terms terms_of_finds(std::string claimant, telemetry::Metrics& metrics);
    void find(std::string const& key);
    void note_try(app::notice::Notice const& notice, std::string_view why);

    http::api::Desk desk_;
    letters::OrderScribe scribe_;
    adapters::smtp::SmtpPostman postman_;
    std::unique_ptr<app::notice::Transactions> transactions_;
    domain::notice::Patience patience_;
    std::map<domain::notice::State, telemetry::Counter*> tries_; ///< by how they ended
    app::work::JobLine line_;
    app::work::JobLine finds_; ///< orders that were asked for by number and address
};

/// What tells payers, in the transaction that pays their order; nobody is told where no mail is sent.
adapters::store::NoticesFactory notices_of(config::Mail const& mail);

/// Shows the measures of mail at 0, also where none is sent: rules for alarms ask for them.
void declare_mail_measures(telemetry::Metrics& metrics);

/// How the pages offer mail; nothing where there is no mail server.
std::optional<http::api::MailTerms> mail_terms(config::Mail const& mail);

} // namespace etimbre::commands
