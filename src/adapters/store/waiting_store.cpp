#include "adapters/store/waiting_store.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::Waiting;
using app::reconcile::WaitingCode;

constexpr auto select_undecided = R"sql(
    SELECT code, currency, COUNT(*), SUM(amount_minor), MIN(opened_us)
    FROM recon_exception WHERE waits = 1 GROUP BY code, currency ORDER BY code, currency)sql";

constexpr auto select_of_file = R"sql(
    SELECT code, currency, COUNT(*), SUM(amount_minor), MIN(opened_us)
    FROM recon_exception WHERE waits = 1 AND file_sha = :file_sha GROUP BY code, currency ORDER BY code, currency)sql";

// A debit balance waits there; people ask for the credit.
constexpr auto select_suspense = R"sql(
    SELECT currency, SUM(-residue_minor)
    FROM recon_exception WHERE waits = 1 AND account LIKE 'suspense:%' GROUP BY currency ORDER BY currency)sql";

constexpr auto select_unfinished = R"sql(
    SELECT COUNT(*), COALESCE(SUM(f.line_count), 0) FROM settlement_file f
    WHERE f.state = 'published'
        AND NOT EXISTS (SELECT 1 FROM recon_file r WHERE r.file_sha = f.file_sha AND r.stage = 'done'))sql";

struct OfFile {
    std::string file_sha;
};

struct UndecidedRow {
    std::string code;
    std::string currency;
    std::int64_t count;
    std::int64_t minor;
    std::int64_t oldest_us;
};

struct SuspenseRow {
    std::string currency;
    std::int64_t minor;
};

struct UnfinishedRow {
    std::int64_t count;
    std::int64_t lines;
};

core::Currency currency_of(std::string const& word)
{
    auto const currency = core::currency_of(word);
    if (!currency) throw StoreFailure{"an exception is in a currency that this program does not know"};
    return *currency;
}

std::vector<WaitingCode> codes_of(std::vector<UndecidedRow> const& rows)
{
    std::vector<WaitingCode> codes;
    for (auto const& row : rows)
        if (auto const code = domain::reconciliation::code_of(row.code))
            codes.push_back(
                {*code,
                 currency_of(row.currency),
                 row.count,
                 row.minor,
                 core::instant_of_micros(row.oldest_us)}
            );
    return codes;
}

} // namespace

struct SqlWaitingStore::Statements {
    explicit Statements(soci::session& session)
        : undecided{session, select_undecided},
          of_file{session, select_of_file},
          suspense{session, select_suspense},
          unfinished{session, select_unfinished}
    {
    }

    Prepared<Nothing, UndecidedRow> undecided;
    Prepared<OfFile, UndecidedRow> of_file;
    Prepared<Nothing, SuspenseRow> suspense;
    Prepared<Nothing, UnfinishedRow> unfinished;
};

SqlWaitingStore::SqlWaitingStore(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SqlWaitingStore::~SqlWaitingStore() = default;

Waiting SqlWaitingStore::read()
{
    Waiting waiting;
    waiting.undecided = codes_of(statements_->undecided.all({}));
    for (auto const& row : statements_->suspense.all({}))
        waiting.suspense.push_back({currency_of(row.currency), row.minor});
    auto const unfinished = statements_->unfinished.one({}).value();
    waiting.unfinished_files = unfinished.count;
    waiting.unfinished_lines = unfinished.lines;
    return waiting;
}

std::vector<WaitingCode> SqlWaitingStore::of_file(std::string_view sha)
{
    return codes_of(statements_->of_file.all({std::string{sha}}));
}

} // namespace etimbre::adapters::store
