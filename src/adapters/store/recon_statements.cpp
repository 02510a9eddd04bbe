#include "adapters/store/recon_statements.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_statements_sql.hpp"

#include <cstdint>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::StatementPage;

/// So many pages of one statement may have numbers of their own.
constexpr std::int64_t numbered_pages = 100;

struct PageRow {
    std::string file;
    int number;
    std::string identity;
    std::string format;
    std::string account;
    std::string name;
    int year;
    std::optional<std::int64_t> sequence;
    int page;
    int is_last;
    std::optional<std::int64_t> opening_minor;
    std::optional<std::int64_t> closing_minor;
    std::string acquirer;
    std::string currency;
    std::int64_t published_us;
};

struct Published {
    std::int64_t from_us;
    std::int64_t until_us;
    int any_page;
    std::string after_file;
    std::string same_file;
    std::int64_t after_number;
    std::int64_t most;
};

struct AfterIdentity {
    std::string identity;
    std::int64_t most;
};

struct NumberedPlace {
    std::string account;
    std::string name;
    int year;
    std::string format;
    std::int64_t from_sequence;
    std::int64_t until_sequence;
    int page;
};

struct UnnumberedPlace {
    std::string account;
    std::string name;
    int year;
    std::string format;
    int page;
};

struct StatementPlace {
    std::string account;
    int year;
    std::string format;
    std::int64_t sequence;
};

StatementPage page_of(PageRow row)
{
    return {
        .identity = std::move(row.identity),
        .file = std::move(row.file),
        .number = row.number,
        .format = std::move(row.format),
        .account = std::move(row.account),
        .year = row.year,
        .page =
            {std::move(row.name),
             row.sequence,
             row.page,
             row.is_last == 1,
             row.opening_minor,
             row.closing_minor},
        .acquirer = std::move(row.acquirer),
        .currency = currency_of(row.currency),
        .published = core::instant_of_micros(row.published_us),
    };
}

std::vector<StatementPage> pages_of(std::vector<PageRow> rows)
{
    std::vector<StatementPage> pages;
    pages.reserve(rows.size());
    for (auto& row : rows) pages.push_back(page_of(std::move(row)));
    return pages;
}

std::optional<StatementPage> page_or_none(std::optional<PageRow> row)
{
    if (!row) return std::nullopt;
    return page_of(*std::move(row));
}

} // namespace

struct SqlReconStatements::Statements {
    /// What is looked for on one side of a page.
    struct Side {
        Side(soci::session& session, Neighbour which)
            : page{session, sql_of_neighbour_page(which)},
              unnumbered{session, sql_of_unnumbered_neighbour_page(which)},
              statement{session, sql_of_neighbour_statement(which)}
        {
        }

        Prepared<NumberedPlace, PageRow> page;
        Prepared<UnnumberedPlace, PageRow> unnumbered;
        Prepared<StatementPlace, PageRow> statement;
    };

    explicit Statements(soci::session& session)
        : published{session, sql_of_published_pages()},
          in_queue{session, sql_of_waiting_pages()},
          before{session, Neighbour::before},
          behind{session, Neighbour::behind}
    {
    }

    static std::optional<StatementPage>
    page_at(Side& side, StatementPage const& of, std::int64_t from, std::int64_t until)
    {
        auto const& [name, sequence, number, is_last, opening, closing] = of.page;
        if (!sequence)
            return page_or_none(side.unnumbered.one({of.account, name, of.year, of.format, number}));
        return page_or_none(side.page.one({of.account, name, of.year, of.format, from, until, number}));
    }

    static std::optional<StatementPage> statement_at(Side& side, StatementPage const& of)
    {
        if (!of.page.sequence) return std::nullopt;
        return page_or_none(side.statement.one({of.account, of.year, of.format, *of.page.sequence}));
    }

    Prepared<Published, PageRow> published;
    Prepared<AfterIdentity, PageRow> in_queue;
    Side before;
    Side behind;
};

SqlReconStatements::SqlReconStatements(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconStatements::~SqlReconStatements() = default;

std::vector<StatementPage> SqlReconStatements::published(app::reconcile::PublishedPages const& which)
{
    return pages_of(statements_->published.all(
        {core::micros_of(which.from),
         core::micros_of(which.until),
         which.of_several ? 0 : 1,
         which.after_file,
         which.after_file,
         which.after_number,
         static_cast<std::int64_t>(which.most)}
    ));
}

std::vector<StatementPage> SqlReconStatements::in_queue(std::string_view after_identity, std::size_t most)
{
    return pages_of(statements_->in_queue.all({std::string{after_identity}, static_cast<std::int64_t>(most)})
    );
}

std::optional<StatementPage> SqlReconStatements::before(StatementPage const& page)
{
    if (page.page.number == 1) return Statements::statement_at(statements_->before, page);
    auto const sequence = page.page.sequence.value_or(0);
    return Statements::page_at(statements_->before, page, sequence - numbered_pages, sequence);
}

std::optional<StatementPage> SqlReconStatements::next_page(StatementPage const& page)
{
    auto const sequence = page.page.sequence.value_or(0);
    return Statements::page_at(statements_->behind, page, sequence, sequence + numbered_pages);
}

std::optional<StatementPage> SqlReconStatements::next_statement(StatementPage const& page)
{
    return Statements::statement_at(statements_->behind, page);
}

} // namespace etimbre::adapters::store
