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

struct Description {
    std::string acquirer;
    std::string auth_code;
};

struct DescribedRow {
    std::string id;
    std::string reference;
    std::string ours;
    std::int64_t amount_minor;
    std::string currency;
    std::int64_t at_us;
};

using Joined = Prepared<LineRange, ExpectationRow>;

/// What lines of one kind may be about, by each of the names that a payment has.
class JoinedByAnyName {
public:
    template <class TextOf>
    JoinedByAnyName(soci::session& session, TextOf text_of)
        : by_oid_{session, text_of(Found::by_oid)},
          by_reference_{session, text_of(Found::by_reference)},
          by_callback_{session, text_of(Found::by_callback)}
    {
    }

    template <class Gathered>
    void gather(LineRange const& lines, bool by_reference, Gathered& gathered)
    {
        gathered.add(by_oid_.all(lines));
        if (!by_reference) return;
        gathered.add(by_reference_.all(lines));
        gathered.add(by_callback_.all(lines));
    }

private:
    Joined by_oid_;
    Joined by_reference_;
    Joined by_callback_;
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

Expectation described_of(DescribedRow row, std::string_view auth_code)
{
    return {
        .kind = recon::Kind::sale,
        .id = std::move(row.id),
        .acquirer_ref = std::move(row.reference),
        .our_ref = std::move(row.ours),
        .auth_code = std::string{auth_code},
        .amount = money_of(row.amount_minor, row.currency),
        .day = std::chrono::floor<std::chrono::days>(core::instant_of_micros(row.at_us)),
        .booked = true,
        .told = std::nullopt,
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
          sales{session, [](Found found) { return sql_of_side("sale", found); }},
          chargebacks{session, [](Found found) { return sql_of_side("chargeback", found); }},
          reversals{session, sql_of_reversals},
          refunds{session, sql_of_refunds()},
          given_back{session, sql_of_money_given_back()},
          others{session, sql_of_other_lines(Found::by_oid)},
          others_by_reference{session, sql_of_other_lines(Found::by_reference)},
          described{session, sql_of_description()}
    {
    }

    void gather(std::string_view kind, LineRange const& lines, bool by_reference, Gathered& gathered)
    {
        if (kind == "sale") {
            sales.gather(lines, by_reference, gathered);
        } else if (kind == "chargeback") {
            chargebacks.gather(lines, by_reference, gathered);
        } else if (kind == "chargeback_reversal") {
            reversals.gather(lines, by_reference, gathered);
        } else if (kind == "refund") {
            gathered.add(refunds.all(lines));
            gathered.add(given_back.all(lines));
        }
    }

    Prepared<LineRange, KindRow> kinds;
    JoinedByAnyName sales;
    JoinedByAnyName chargebacks;
    JoinedByAnyName reversals;
    Joined refunds;
    Joined given_back;
    Joined others;
    Joined others_by_reference;
    Prepared<Description, DescribedRow> described;
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

std::vector<Expectation> ReconExpected::described(std::string_view acquirer, std::string_view auth_code)
{
    std::vector<Expectation> all;
    for (auto& row : statements_->described.all({std::string{acquirer}, std::string{auth_code}}))
        all.push_back(described_of(std::move(row), auth_code));
    return all;
}

} // namespace etimbre::adapters::store
