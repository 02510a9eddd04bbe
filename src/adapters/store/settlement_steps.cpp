#include "adapters/store/settlement_steps.hpp"

#include "adapters/store/prepared.hpp"
#include "adapters/store/settlement_rows.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace etimbre::adapters::store {
namespace {

// What was laid out must be gone: the file is read from its beginning, and its chunks are counted.
constexpr auto update_received = R"sql(
    UPDATE settlement_file SET state = 'received', format = '', acquirer = '', message_id = '', currency = '',
        uploaded_by = :uploaded_by, received_us = :received_us, decided_us = NULL, error = '', error_line = 0,
        error_element = ''
    WHERE file_sha = :file_sha AND state = 'rejected'
        AND NOT EXISTS (SELECT 1 FROM settlement_chunk c WHERE c.file_sha = settlement_file.file_sha))sql";

// Each names the state before it: who comes second touches no row.
constexpr auto update_parsed = R"sql(
    UPDATE settlement_file SET state = 'parsed', format = :format, acquirer = :acquirer, message_id = :message_id,
        currency = :currency, declared_count = :declared_count, declared_minor = :declared_minor,
        entry_count = :entry_count, credit_minor = :credit_minor, debit_minor = :debit_minor,
        line_count = :line_count, gross_minor = :gross_minor, fee_minor = :fee_minor, net_minor = :net_minor
    WHERE file_sha = :file_sha AND state = 'received')sql";

constexpr auto update_published = R"sql(
    UPDATE settlement_file SET state = 'published', decided_us = :at_us
    WHERE file_sha = :file_sha AND state = 'parsed')sql";

constexpr auto update_rejected = R"sql(
    UPDATE settlement_file SET state = 'rejected', format = :format, acquirer = :acquirer,
        message_id = :message_id, currency = :currency, error = :error, error_line = :error_line,
        error_element = :error_element, decided_us = :at_us
    WHERE file_sha = :file_sha AND state = 'received')sql";

constexpr auto update_superseded = R"sql(
    UPDATE settlement_file SET state = 'superseded', superseded_by = :superseded_by
    WHERE file_sha = :file_sha AND state = 'published')sql";

struct ReceivedRow {
    std::string uploaded_by;
    std::int64_t received_us;
    std::string file_sha;
};

struct ParsedRow {
    std::string format;
    std::string acquirer;
    std::string message_id;
    std::string currency;
    std::optional<std::int64_t> declared_count;
    std::optional<std::int64_t> declared_minor;
    std::int64_t entry_count;
    std::int64_t credit_minor;
    std::int64_t debit_minor;
    std::int64_t line_count;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::int64_t net_minor;
    std::string file_sha;
};

struct PublishedRow {
    std::int64_t at_us;
    std::string file_sha;
};

struct RejectedRow {
    std::string format;
    std::string acquirer;
    std::string message_id;
    std::string currency;
    std::string error;
    std::int64_t error_line;
    std::string error_element;
    std::int64_t at_us;
    std::string file_sha;
};

struct SupersededRow {
    std::string superseded_by;
    std::string file_sha;
};

} // namespace

struct SettlementSteps::Statements {
    explicit Statements(soci::session& session)
        : received{session, update_received},
          parsed{session, update_parsed},
          published{session, update_published},
          rejected{session, update_rejected},
          superseded{session, update_superseded}
    {
    }

    Prepared<ReceivedRow> received;
    Prepared<ParsedRow> parsed;
    Prepared<PublishedRow> published;
    Prepared<RejectedRow> rejected;
    Prepared<SupersededRow> superseded;
};

SettlementSteps::SettlementSteps(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SettlementSteps::~SettlementSteps() = default;

bool SettlementSteps::receive_again(app::settlement::File const& file)
{
    return statements_->received.run({file.uploaded_by, core::micros_of(file.received), file.sha}) == 1;
}

bool SettlementSteps::parse(std::string_view sha, app::settlement::Summary const& summary)
{
    auto row = row_of(app::settlement::File{.sha = std::string{sha}, .summary = summary});
    return statements_->parsed.run(
               {row.format,
                row.acquirer,
                row.message_id,
                row.currency,
                row.declared_count,
                row.declared_minor,
                row.entry_count,
                row.credit_minor,
                row.debit_minor,
                row.line_count,
                row.gross_minor,
                row.fee_minor,
                row.net_minor,
                row.file_sha}
           ) == 1;
}

bool SettlementSteps::publish(std::string_view sha, core::Instant at)
{
    return statements_->published.run({core::micros_of(at), std::string{sha}}) == 1;
}

bool SettlementSteps::reject(
    std::string_view sha,
    app::settlement::Summary const& seen,
    app::settlement::Error const& error,
    core::Instant at
)
{
    return statements_->rejected.run(
               {seen.format,
                seen.acquirer,
                seen.message_id,
                seen.currency,
                error.what,
                static_cast<std::int64_t>(error.line),
                error.element,
                core::micros_of(at),
                std::string{sha}}
           ) == 1;
}

bool SettlementSteps::supersede(std::string_view sha, std::string_view by)
{
    return statements_->superseded.run({std::string{by}, std::string{sha}}) == 1;
}

} // namespace etimbre::adapters::store
