#include "adapters/store/recon_expected.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/recon_expected_sql.hpp"
#include "adapters/store/recon_rows.hpp"

#include <unordered_map>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::recon::Expectation;
using app::reconcile::recon::Told;

constexpr auto select_kinds = R"sql(
    SELECT kind, MAX(acquirer_ref) FROM settlement_line
    WHERE file_sha = :file AND line_no > :after AND line_no <= :last GROUP BY kind)sql";

struct KindRow {
    std::string kind;
    std::string reference;
};

struct ExpectationRow {
    std::string id;
    std::string kind;
    std::string reference;
    std::string ours;
    std::int64_t amount_minor;
    std::string currency;
    std::int64_t at_us;
    int booked;
    std::optional<std::string> told_file;
    std::optional<std::int64_t> told_line;
    std::optional<std::int64_t> told_entry;
    std::optional<std::string> told_currency;
    std::optional<std::int64_t> told_gross_minor;
    std::optional<std::int64_t> told_fee_minor;
    std::optional<std::string> replaced_by;
    std::optional<std::int64_t> beside;
};

/// A statement whose text is made here and lives with it.
class Joined {
public:
    Joined(soci::session& session, std::string text) : text_{std::move(text)}, statement_{session, text_} {}

    std::vector<ExpectationRow> all(LineRange const& lines) { return statement_.all(lines); }

private:
    std::string text_;
    Prepared<LineRange, ExpectationRow> statement_;
};

std::string place_of(std::string_view file, std::int64_t line)
{
    return std::string{file}.append(":").append(std::to_string(line));
}

Told told_of(ExpectationRow& row, std::string_view file)
{
    auto const currency = currency_of(row.told_currency.value());
    return {
        .line = place_of(*row.told_file, row.told_line.value()),
        .source = source_of(row.told_entry.value()),
        .superseded = row.replaced_by == file,
        .answered = row.beside.has_value(),
        .gross = core::Money::of_minor(row.told_gross_minor.value(), currency),
        .fee = core::Money::of_minor(row.told_fee_minor.value(), currency),
    };
}

/// Each thing once, by whichever reference it was found.
class Gathered {
public:
    explicit Gathered(std::string_view file) : file_{file} {}

    void add(std::vector<ExpectationRow> rows)
    {
        for (auto& row : rows) add(row);
    }
    std::vector<Expectation> take() && { return std::move(all_); }

private:
    void add(ExpectationRow& row)
    {
        auto name =
            row.kind + ' ' + (row.id.empty() ? place_of(*row.told_file, row.told_line.value()) : row.id);
        auto const [known, is_new] = known_.emplace(std::move(name), all_.size());
        if (!is_new) {
            auto& standing = all_[known->second];
            if (standing.acquirer_ref.empty()) standing.acquirer_ref = std::move(row.reference);
            return;
        }
        Expectation one{
            .kind = meaning_of(recon::kind_words, row.kind),
            .id = std::move(row.id),
            .acquirer_ref = std::move(row.reference),
            .our_ref = std::move(row.ours),
            .amount = money_of(row.amount_minor, row.currency),
            .day = std::chrono::floor<std::chrono::days>(core::instant_of_micros(row.at_us)),
            .booked = row.booked != 0,
            .told = std::nullopt,
        };
        if (row.told_file) one.told = told_of(row, file_);
        all_.push_back(std::move(one));
    }

    std::string_view file_;
    std::vector<Expectation> all_;
    std::unordered_map<std::string, std::size_t> known_;
};

} // namespace

struct ReconExpected::Statements {
    explicit Statements(soci::session& session)
        : kinds{session, select_kinds},
          sales{session, sql_of_side("sale", Found::by_oid)},
          sales_by_reference{session, sql_of_side("sale", Found::by_reference)},
          chargebacks{session, sql_of_side("chargeback", Found::by_oid)},
          chargebacks_by_reference{session, sql_of_side("chargeback", Found::by_reference)},
          reversals{session, sql_of_reversals(Found::by_oid)},
          reversals_by_reference{session, sql_of_reversals(Found::by_reference)},
          refunds{session, sql_of_refunds()},
          given_back{session, sql_of_money_given_back()},
          others{session, sql_of_other_lines(Found::by_oid)},
          others_by_reference{session, sql_of_other_lines(Found::by_reference)}
    {
    }

    void gather(std::string_view kind, LineRange const& lines, bool by_reference, Gathered& gathered)
    {
        if (kind == "sale") {
            gathered.add(sales.all(lines));
            if (by_reference) gathered.add(sales_by_reference.all(lines));
        } else if (kind == "chargeback") {
            gathered.add(chargebacks.all(lines));
            if (by_reference) gathered.add(chargebacks_by_reference.all(lines));
        } else if (kind == "chargeback_reversal") {
            gathered.add(reversals.all(lines));
            if (by_reference) gathered.add(reversals_by_reference.all(lines));
        } else if (kind == "refund") {
            gathered.add(refunds.all(lines));
            gathered.add(given_back.all(lines));
        }
    }

    Prepared<LineRange, KindRow> kinds;
    Joined sales;
    Joined sales_by_reference;
    Joined chargebacks;
    Joined chargebacks_by_reference;
    Joined reversals;
    Joined reversals_by_reference;
    Joined refunds;
    Joined given_back;
    Joined others;
    Joined others_by_reference;
};

ReconExpected::ReconExpected(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

ReconExpected::~ReconExpected() = default;

std::vector<Expectation> ReconExpected::of(LineRange const& lines)
{
    LineKinds kinds;
    for (auto& row : statements_->kinds.all(lines)) {
        kinds.kinds.insert(std::move(row.kind));
        kinds.by_reference = kinds.by_reference || !row.reference.empty();
    }
    return of(lines, kinds);
}

std::vector<Expectation> ReconExpected::of(LineRange const& lines, LineKinds const& kinds)
{
    Gathered gathered{lines.file};
    for (auto const& kind : kinds.kinds) statements_->gather(kind, lines, kinds.by_reference, gathered);
    gathered.add(statements_->others.all(lines));
    if (kinds.by_reference) gathered.add(statements_->others_by_reference.all(lines));
    return std::move(gathered).take();
}

// No row of ours holds the authorisation code of a payment.
std::vector<Expectation> ReconExpected::described(std::string_view)
{
    return {};
}

} // namespace etimbre::adapters::store
