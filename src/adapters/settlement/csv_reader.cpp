#include "adapters/settlement/csv_reader.hpp"

#include "adapters/settlement/camt_values.hpp"
#include "adapters/settlement/csv_values.hpp"
#include "domain/settlement/amount.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::adapters::settlement {

namespace settlement = domain::settlement;

namespace {

constexpr std::size_t most_payouts = 10'000; // of one file
constexpr core::Literal long_reference{"a reference of more than 64 bytes"};

std::vector<CsvColumns> checked(std::vector<CsvColumns> reports)
{
    if (reports.empty()) reports.emplace_back();
    return reports;
}

int sign_of(settlement::Kind kind)
{
    switch (kind) {
    case settlement::Kind::sale:
    case settlement::Kind::chargeback_reversal:
        return 1;
    default:
        return -1;
    }
}

} // namespace

CsvReader::CsvReader(std::vector<CsvColumns> reports, core::Currency currency, settlement::Sink& sink)
    : reports_{checked(std::move(reports))},
      currency_{currency},
      sink_{sink},
      records_{reports_.front().delimiter}
{
}

Fault CsvReader::fault(core::Literal what) const
{
    return {what, records_.line(), column_};
}

std::optional<Fault> CsvReader::read(std::string_view bytes)
{
    while (records_.take(bytes))
        if (auto const objection = take_record()) return fault(*objection);
    if (auto const wrong = records_.wrong()) return fault(*wrong);
    return std::nullopt;
}

std::optional<Fault> CsvReader::finish()
{
    if (records_.take_rest())
        if (auto const objection = take_record()) return fault(*objection);
    if (auto const wrong = records_.wrong()) return fault(*wrong);
    column_.clear();
    if (!columns_) return fault("a file without a header");
    if (!has_total_ && !columns_->total.empty())
        return fault("the file ends before the record of its totals");
    if (auto const objection = end_statement()) return fault(*objection);
    return std::nullopt;
}

Objection CsvReader::take_record()
{
    if (!columns_) return take_header();
    column_.clear();
    if (has_total_) return "a record behind the totals";
    if (records_.cells().size() != width_) return "a record with another number of cells than the header";
    if (!columns_->total.empty() && records_.cells().front() == columns_->total) return take_total();
    return take_line();
}

Objection CsvReader::take_header()
{
    auto const found = std::ranges::find_if(reports_, [this](auto const& each) { return fits(each); });
    if (found == reports_.end()) return "the header is that of no acquirer's report (docs/settlement.md)";
    columns_ = *found;
    fits(*columns_);
    width_ = records_.cells().size();
    return sink_.message(settlement::Format::csv, columns_->acquirer);
}

bool CsvReader::fits(CsvColumns const& columns)
{
    places_ = {};
    auto const& header = records_.cells();
    bool all = true;
    auto const find = [&](std::optional<std::size_t>& place, std::string const& name) {
        if (name.empty()) return;
        auto const at = std::ranges::find(header, name);
        if (at == header.end() || std::ranges::count(header, name) != 1)
            all = false;
        else
            place = static_cast<std::size_t>(at - header.begin());
    };
    find(places_.kind, columns.kind);
    find(places_.oid, columns.oid);
    find(places_.acquirer_ref, columns.acquirer_ref);
    find(places_.auth_code, columns.auth_code);
    find(places_.gross, columns.gross);
    find(places_.fee, columns.fee);
    find(places_.net, columns.net);
    find(places_.currency, columns.currency);
    find(places_.payout_ref, columns.payout_ref);
    find(places_.sold, columns.sold);
    find(places_.booked, columns.booked);
    return all;
}

std::string_view CsvReader::cell(std::optional<std::size_t> place, std::string_view column)
{
    column_ = column;
    return place ? std::string_view{records_.cells()[*place]} : std::string_view{};
}

/// An empty cell is zero.
core::Result<core::Money> CsvReader::amount(std::optional<std::size_t> place, std::string_view column)
{
    auto text = cell(place, column);
    if (text.empty()) return core::Money::of_minor(0, currency_);
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const read = settlement::read_amount(text, currency_, columns_->decimal_mark);
    if (!read || !negative) return read;
    return core::Money::of_minor(-read->minor(), currency_);
}

Objection CsvReader::take_line()
{
    settlement::Line line;
    auto const kind = columns_->kinds.find(cell(places_.kind, columns_->kind));
    if (kind == columns_->kinds.end()) return "a kind of transaction that is not known";
    line.kind = kind->second;
    if (!keep_reference(line.oid, cell(places_.oid, columns_->oid))) return long_reference;
    if (!keep_reference(line.acquirer_ref, cell(places_.acquirer_ref, columns_->acquirer_ref)))
        return long_reference;
    line.auth_code = plain(cell(places_.auth_code, columns_->auth_code), 16);
    if (!keep_reference(line.payout_ref, cell(places_.payout_ref, columns_->payout_ref)))
        return long_reference;
    if (auto const objection = read_amounts(line)) return objection;
    if (auto const objection = read_days(line)) return objection;
    column_.clear();
    if (auto const objection = change_payout(line)) return objection;
    ++totals_.count;
    totals_.gross_minor += line.sign * line.gross.minor();
    totals_.fee_minor += line.fee.minor();
    totals_.net_minor += line.net.minor();
    return sink_.line(line);
}

// A report may write what goes from us with a minus, or let its kind say so.
Objection CsvReader::read_amounts(settlement::Line& line)
{
    if (places_.currency && cell(places_.currency, columns_->currency) != currency_.name())
        return "a transaction in another currency than ours";
    auto const fee = amount(places_.fee, columns_->fee);
    if (!fee) return fee.error().detail;
    auto const gross = amount(places_.gross, columns_->gross);
    if (!gross) return gross.error().detail;
    line.sign = sign_of(line.kind);
    if (line.sign > 0 && gross->minor() < 0) return "a negative amount of what can only be positive";
    line.gross = core::Money::of_minor(gross->minor() < 0 ? -gross->minor() : gross->minor(), currency_);
    line.fee = *fee;
    line.net = core::Money::of_minor(line.sign * line.gross.minor() - fee->minor(), currency_);
    if (!places_.net) return {};
    auto const net = amount(places_.net, columns_->net);
    if (!net) return net.error().detail;
    if (*net != line.net) return "gross less fee is not net";
    return {};
}

Objection CsvReader::read_days(settlement::Line& line)
{
    auto const sold = day_in_form(cell(places_.sold, columns_->sold), columns_->day_form);
    if (places_.sold && !sold) return "not a date";
    auto const booked = day_in_form(cell(places_.booked, columns_->booked), columns_->day_form);
    if (places_.booked && !booked) return "not a date";
    if (!sold && !booked) return "a record without a date";
    line.sold = sold ? *sold : *booked;
    line.booked = booked ? *booked : *sold;
    return {};
}

Objection CsvReader::change_payout(settlement::Line const& line)
{
    if (payout_ == line.payout_ref) return {};
    if (auto const objection = end_statement()) return objection;
    if (std::ranges::find(ended_, line.payout_ref) != ended_.end())
        return "records of one payout that do not stand together";
    if (ended_.size() == most_payouts) return "more than 10000 payouts";
    payout_ = line.payout_ref;
    settlement::StatementHead head;
    head.account = columns_->acquirer;
    head.statement_id = line.payout_ref;
    head.currency = currency_;
    head.first_day = head.last_day = line.booked;
    head.year = static_cast<int>(std::chrono::year_month_day{line.booked}.year());
    return sink_.statement(head);
}

Objection CsvReader::take_total()
{
    has_total_ = true;
    auto const count = count_of(cell(places_.oid, columns_->oid));
    if (!count || *count != totals_.count) return "another number of records than the one that is declared";
    struct Sum {
        std::optional<std::size_t> place;
        std::string const& column;
        std::int64_t minor;
    };
    for (auto const& [place, column, minor] :
         {Sum{places_.gross, columns_->gross, totals_.gross_minor},
          Sum{places_.fee, columns_->fee, totals_.fee_minor},
          Sum{places_.net, columns_->net, totals_.net_minor}}) {
        if (!place) continue;
        auto const sum = amount(place, column);
        if (!sum) return sum.error().detail;
        if (sum->minor() != minor) return "the records do not come to the sum that is declared";
    }
    column_.clear();
    return {};
}

Objection CsvReader::end_statement()
{
    if (!payout_) return {};
    ended_.push_back(*std::exchange(payout_, std::nullopt));
    return sink_.end_statement({});
}

} // namespace etimbre::adapters::settlement
