#include "acquirer_sim/settlement.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace etimbre::acquirer_sim {
namespace {

using Lines = std::vector<SettledLine>;

std::chrono::sys_days day_of(core::Instant at)
{
    return std::chrono::floor<std::chrono::days>(at);
}

std::int64_t fee_of(std::int64_t gross_minor, Fees const& fees)
{
    constexpr std::int64_t whole = 10'000;
    return (gross_minor * fees.basis_points + whole / 2) / whole;
}

void add_transaction(Lines& lines, Transaction const& of, std::chrono::sys_days day, Fees const& fees)
{
    auto const fee = fees.netted ? fee_of(of.captured_minor, fees) : 0;
    if (of.captured_minor > 0 && of.captured_at && day_of(*of.captured_at) == day)
        lines.push_back({"SALE", of.oid, of.trans_id, of.auth_code, of.captured_minor, fee});
    for (auto const& credit : of.credits)
        if (day_of(credit.at) == day)
            lines.push_back({"REFUND", of.oid, credit.trans_id, "", -credit.amount_minor, 0});
    if (of.charged_back_at && day_of(*of.charged_back_at) == day)
        lines.push_back(
            {"CHARGEBACK", of.oid, of.trans_id + "CB", "", of.refunded_minor - of.captured_minor, 0}
        );
}

/// Does `work` to the first `count` lines that the switch is about; it says how many lines stand there then.
template <class Work>
void apply(Lines& lines, Fault const& fault, Work const& work)
{
    auto left = fault.count;
    for (std::size_t at = 0; at < lines.size() && left > 0;) {
        if (fault.oid ? lines[at].oid != *fault.oid : lines[at].kind != "SALE") {
            ++at;
            continue;
        }
        at += work(at);
        --left;
    }
}

void add_unknown(Lines& lines, Fault const& fault, std::chrono::sys_days day, Fees const& fees)
{
    auto const number = std::to_string(day.time_since_epoch().count());
    for (std::int64_t at = 1; at <= fault.count; ++at) {
        auto const gross = fault.amount_minor.value_or(10'000);
        auto const name = number + "-" + std::to_string(at);
        lines.push_back(
            {"SALE",
             fault.oid.value_or("UNKNOWN-" + name),
             "UNKNOWN" + name,
             "000000",
             gross,
             fees.netted ? fee_of(gross, fees) : 0}
        );
    }
}

void apply(Lines& lines, Fault const& fault, std::chrono::sys_days day, Fees const& fees)
{
    auto const place = [&](std::size_t at) { return lines.begin() + static_cast<std::ptrdiff_t>(at); };
    if (fault.name == FaultName::settlement_missing)
        apply(lines, fault, [&](std::size_t at) { return lines.erase(place(at)), std::size_t{0}; });
    if (fault.name == FaultName::settlement_doubled)
        apply(lines, fault, [&](std::size_t at) {
            SettledLine const twin{lines[at]};
            lines.insert(place(at), twin);
            return std::size_t{2};
        });
    if (fault.name == FaultName::settlement_amount)
        apply(lines, fault, [&](std::size_t at) {
            auto& gross = lines[at].gross_minor;
            gross =
                fault.amount_minor ? (gross < 0 ? -*fault.amount_minor : *fault.amount_minor) : gross + 100;
            return std::size_t{1};
        });
    if (fault.name == FaultName::settlement_unknown) add_unknown(lines, fault, day, fees);
}

} // namespace

Lines settled_on(
    std::chrono::sys_days day,
    std::vector<Transaction> const& book,
    std::vector<Fault> const& faults,
    Fees const& fees
)
{
    Lines lines;
    for (auto const& transaction : book) add_transaction(lines, transaction, day, fees);
    for (auto const& fault : faults) apply(lines, fault, day, fees);
    if (fees.netted) return lines;
    std::int64_t all = 0;
    for (auto const& line : lines)
        if (line.kind == "SALE") all += fee_of(line.gross_minor, fees);
    if (all > 0) lines.push_back({"FEE", "", "", "", 0, all});
    return lines;
}

} // namespace etimbre::acquirer_sim
