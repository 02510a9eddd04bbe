#include "adapters/store/quote_store.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::pay::StoredQuote;
using domain::fees::Display;
using domain::fees::QuotedLine;

constexpr auto insert_quote = R"sql(
    INSERT INTO quote (quote_id, mission, tariff_version, currency, total_minor, local_currency, local_minor,
                       rate, rate_date, rounding_step_minor, rounding_mode, created_us, expires_us)
    VALUES (:quote_id, :mission, :tariff_version, :currency, :total_minor, :local_currency, :local_minor,
            :rate, :rate_date, :rounding_step_minor, :rounding_mode, :created_us, :expires_us))sql";

constexpr auto insert_line = R"sql(
    INSERT INTO quote_line (quote_id, line_no, service, quantity,
                            receipt_minor, chancery_minor, service_minor, total_minor)
    VALUES (:quote_id, :line_no, :service, :quantity,
            :receipt_minor, :chancery_minor, :service_minor, :total_minor))sql";

constexpr auto select_quote = R"sql(
    SELECT quote_id, mission, tariff_version, currency, total_minor, local_currency, local_minor,
           rate, rate_date, rounding_step_minor, rounding_mode, created_us, expires_us
    FROM quote WHERE quote_id = :quote_id)sql";

constexpr auto select_lines = R"sql(
    SELECT quote_id, line_no, service, quantity, receipt_minor, chancery_minor, service_minor, total_minor
    FROM quote_line WHERE quote_id = :quote_id ORDER BY line_no)sql";

struct ById {
    std::string quote_id;
};

struct QuoteRow {
    std::string quote_id;
    std::string mission;
    std::string tariff_version;
    std::string currency;
    std::int64_t total_minor;
    std::optional<std::string> local_currency;
    std::optional<std::int64_t> local_minor;
    std::optional<std::string> rate;
    std::optional<std::string> rate_date;
    std::optional<std::int64_t> rounding_step_minor;
    std::optional<std::string> rounding_mode;
    std::int64_t created_us;
    std::int64_t expires_us;
};

struct LineRow {
    std::string quote_id;
    int line_no;
    std::string service;
    int quantity;
    std::int64_t receipt_minor;
    std::int64_t chancery_minor;
    std::int64_t service_minor;
    std::int64_t total_minor;
};

QuoteRow row_of(StoredQuote const& stored)
{
    auto const& quote = stored.quote;
    QuoteRow row{
        .quote_id = stored.id.value,
        .mission = quote.mission,
        .tariff_version = quote.tariff_version,
        .currency = std::string{quote.total.currency().name()},
        .total_minor = quote.total.minor(),
        .local_currency = std::nullopt,
        .local_minor = std::nullopt,
        .rate = std::nullopt,
        .rate_date = std::nullopt,
        .rounding_step_minor = std::nullopt,
        .rounding_mode = std::nullopt,
        .created_us = core::micros_of(stored.created_at),
        .expires_us = core::micros_of(stored.expires_at)
    };
    if (auto const& display = quote.display) {
        row.local_currency = display->amount.currency().name();
        row.local_minor = display->amount.minor();
        row.rate = display->rate;
        row.rate_date = core::to_date(display->rate_date);
        row.rounding_step_minor = display->rounding_step_minor;
        row.rounding_mode = word_of(display->mode);
    }
    return row;
}

LineRow row_of(core::QuoteId const& quote, int number, QuotedLine const& line)
{
    return {
        .quote_id = quote.value,
        .line_no = number,
        .service = line.service,
        .quantity = line.quantity,
        .receipt_minor = line.parts.receipt.minor(),
        .chancery_minor = line.parts.chancery.minor(),
        .service_minor = line.parts.service.minor(),
        .total_minor = line.total.minor()
    };
}

std::optional<Display> display_of(QuoteRow const& row)
{
    if (!row.local_currency) return std::nullopt;
    auto const mode = domain::fees::rounding_of(row.rounding_mode.value_or(""));
    if (!mode) throw StoreFailure{"a quote holds a rounding that is none"};
    return Display{
        .amount = money_of(row.local_minor.value(), *row.local_currency),
        .rate = row.rate.value(),
        .rate_date = day_of(row.rate_date.value_or("")),
        .rounding_step_minor = row.rounding_step_minor.value_or(1),
        .mode = *mode
    };
}

QuotedLine line_of(LineRow const& row, core::Currency currency)
{
    using core::Money;
    return {
        .service = row.service,
        .quantity = row.quantity,
        .parts =
            {Money::of_minor(row.receipt_minor, currency),
             Money::of_minor(row.chancery_minor, currency),
             Money::of_minor(row.service_minor, currency)},
        .total = Money::of_minor(row.total_minor, currency)
    };
}

using domain::journal::Kind;

} // namespace

struct SqlQuoteStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_quote},
          insert_one_line{session, insert_line},
          find{session, select_quote},
          lines{session, select_lines}
    {
    }

    Prepared<QuoteRow> insert;
    Prepared<LineRow> insert_one_line;
    Prepared<ById, QuoteRow> find;
    Prepared<ById, LineRow> lines;
};

SqlQuoteStore::SqlQuoteStore(soci::session& session, Notes* notes)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}
{
}

SqlQuoteStore::~SqlQuoteStore() = default;

void SqlQuoteStore::insert(StoredQuote const& quote)
{
    statements_->insert.run(row_of(quote));
    int number = 0;
    for (auto const& line : quote.quote.lines)
        statements_->insert_one_line.run(row_of(quote.id, ++number, line));
}

std::optional<StoredQuote> SqlQuoteStore::find(core::QuoteId const& id)
{
    auto const row = statements_->find.one({id.value});
    if (!row) return std::nullopt;

    auto const total = money_of(row->total_minor, row->currency);
    std::vector<QuotedLine> lines;
    for (auto const& line : statements_->lines.all({id.value}))
        lines.push_back(line_of(line, total.currency()));
    return StoredQuote{
        .id = id,
        .quote =
            {.mission = row->mission,
             .tariff_version = row->tariff_version,
             .lines = std::move(lines),
             .total = total,
             .display = display_of(*row)},
        .created_at = core::instant_of_micros(row->created_us),
        .expires_at = core::instant_of_micros(row->expires_us)
    };
}

void SqlQuoteStore::note(core::QuoteId const& id)
{
    auto const row = statements_->find.one({id.value});
    if (!row || notes_ == nullptr) return;
    notes_->add(Kind::quoted, *row);
    for (auto const& line : statements_->lines.all({id.value})) notes_->add(Kind::quoted_line, line);
}

} // namespace etimbre::adapters::store
