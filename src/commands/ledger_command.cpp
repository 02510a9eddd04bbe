#include "commands/ledger_command.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_holders.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "adapters/store/closed_days.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/feed_store.hpp"
#include "adapters/store/ledger_books.hpp"
#include "adapters/store/log_store.hpp"
#include "adapters/store/transaction.hpp"
#include "app/closing/close_days.hpp"
#include "app/closing/statement.hpp"
#include "app/closing/trial_balance.hpp"
#include "commands/ledger_tables.hpp"
#include "commands/store_place.hpp"
#include "commands/treasury_calendar.hpp"
#include "config/places.hpp"
#include "http/api/ledger_text.hpp"

#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace etimbre::commands {
namespace {

namespace api = http::api;
namespace closing = app::closing;
namespace crypto = adapters::crypto;
namespace store = adapters::store;

/// Silent: what is wrong with keys or list is thrown.
std::unique_ptr<crypto::LiveKeys> open_live_keys(config::Settings const& settings, core::Clock clock)
{
    auto const passphrase = crypto::read_passphrase(config::path_of(settings, settings.keys.passphrase_file));
    return std::make_unique<crypto::LiveKeys>(
        crypto::KeyPlaces{
            config::path_of(settings, settings.keys.directory),
            config::path_of(settings, settings.keys.trust_directory),
            settings.service.issuer
        },
        passphrase,
        clock,
        [](std::string_view, std::string_view) {}
    );
}

using Opened = decltype(store::open_database(std::declval<store::Place const&>(), store::Access::read));

/// The books on a session of their own.
struct Books {
    Books(config::Settings const& settings, store::Access access)
        : session{store::open_database(patient_store_place(settings), access)},
          ledger{*session},
          days{*session}
    {
    }

    Opened session;
    store::SqlLedgerBooks ledger;
    store::SqlClosedDays days;
};

std::vector<closing::Line> balance_at(config::Settings const& settings, core::Instant at)
{
    Books books{settings, store::Access::read};
    store::Transaction const snapshot{*books.session, store::Begin::reading};
    return closing::trial_balance(books.ledger, books.days, at);
}

bool is_balanced(std::vector<closing::Line> const& lines)
{
    for (auto const& total : sums_of(lines))
        if (total.debits != total.credits) return false;
    return true;
}

std::chrono::sys_days day_of(std::string const& text)
{
    auto const day = core::from_date(text);
    if (!day) throw std::invalid_argument{"a day is written as 2026-11-30, not " + text};
    return *day;
}

std::optional<closing::Statement>
close_one(Books& books, closing::ClosingTerms const& terms, core::Instant now)
{
    store::Transaction transaction{*books.session};
    auto const day = closing::next_to_close(books.ledger, books.days, terms, now);
    if (!day) return std::nullopt;
    store::SqlFeedStore feed{*books.session};
    store::SqlLogStore log{*books.session};
    closing::ClosingBooks const at{
        books.ledger, books.days, feed.end(), static_cast<std::int64_t>(log.head().size)
    };
    auto statement = closing::close_day(at, *day, terms, now);
    if (statement) transaction.commit();
    return statement;
}

} // namespace

int ledger_accounts(config::Settings const& settings, core::Clock clock, Form form, std::ostream& out)
{
    auto const lines = balance_at(settings, clock());
    out
        << (form == Form::json  ? api::accounts_json(lines, "") + "\n"
            : form == Form::csv ? api::accounts_csv(lines)
                                : accounts_table(lines));
    return 0;
}

int ledger_trial_balance(config::Settings const& settings, core::Instant at, Form form, std::ostream& out)
{
    auto const lines = balance_at(settings, at);
    out
        << (form == Form::json  ? api::trial_balance_json(lines, at) + "\n"
            : form == Form::csv ? api::accounts_csv(lines)
                                : accounts_table(lines) + totals_table(lines));
    return is_balanced(lines) ? 0 : 1;
}

int ledger_transfers(
    config::Settings const& settings, TransferQuestion const& question, Form form, std::ostream& out
)
{
    constexpr std::size_t most = 10'000'000;
    closing::Wanted wanted{
        .span = {core::instant_of_micros(0), core::Instant::max()},
        .account = question.account,
        .mission = question.mission,
        .after = core::instant_of_micros(0),
        .after_id = "",
    };
    if (!question.date.empty())
        wanted.span = treasury_calendar(settings.ledger.timezone).span(day_of(question.date));
    Books books{settings, store::Access::read};
    auto const transfers = books.ledger.transfers(wanted, most);
    out
        << (form == Form::json  ? api::transfers_json(transfers, "") + "\n"
            : form == Form::csv ? api::transfers_csv(transfers)
                                : transfers_table(transfers));
    return 0;
}

int ledger_close(config::Settings const& settings, core::Clock clock, std::ostream& out)
{
    auto const keys = open_live_keys(settings, clock);
    crypto::StampSigner const signer{*keys};
    closing::ClosingTerms const terms{
        treasury_calendar(settings.ledger.timezone),
        settings.ledger.close_after_minutes,
        [&](core::Instant now) { return signer.current(now); },
        crypto::sha256,
    };
    Books books{settings, store::Access::write};
    int closed = 0;
    while (auto const statement = close_one(books, terms, clock())) {
        out << "closed " << core::to_date(statement->day) << "  " << statement->hash << "\n";
        ++closed;
    }
    if (closed == 0) out << "nothing to close\n";
    return 0;
}

int ledger_export(
    config::Settings const& settings,
    core::Clock clock,
    std::string const& day,
    Form form,
    std::ostream& out,
    std::ostream& err
)
{
    Books books{settings, store::Access::read};
    auto const statement = books.days.find(day_of(day));
    if (!statement) {
        err << day << " is not closed\n";
        return 1;
    }
    if (form == Form::table) {
        out << day_table(*statement);
        return 0;
    }
    if (form == Form::csv) {
        out << api::statement_csv(*statement);
        return 0;
    }
    auto const keys = open_live_keys(settings, clock);
    crypto::StampSigner const signer{*keys};
    auto const sign = [&](domain::stamp::Kid const& kid, core::ByteView message) {
        return signer.sign(kid, message);
    };
    out << api::statement_json(*statement, core::to_base64url(closing::signed_statement(*statement, sign)))
        << "\n";
    return 0;
}

} // namespace etimbre::commands
