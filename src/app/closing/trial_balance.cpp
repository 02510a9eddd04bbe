#include "app/closing/trial_balance.hpp"

#include <map>
#include <stdexcept>

namespace etimbre::app::closing {
namespace {

/// Sums of all that ever moved do not fit only where the books are wrong.
void add(std::int64_t& sum, std::int64_t amount)
{
    if (__builtin_add_overflow(sum, amount, &sum))
        throw std::overflow_error{"the ledger's sums are too large"};
}

} // namespace

std::vector<Line> carried_forward(std::vector<Line> const& before, std::vector<Turnover> const& moved)
{
    std::map<std::string, Line> lines;
    for (auto const& line : before) lines[line.account] = {line.account, 0, 0, line.debits, line.credits};
    for (auto const& each : moved) {
        auto& line = lines[each.account];
        line.account = each.account;
        add(line.debit, each.debit);
        add(line.credit, each.credit);
        add(line.debits, each.debit);
        add(line.credits, each.credit);
    }
    std::vector<Line> all;
    for (auto& [account, line] : lines) all.push_back(std::move(line));
    return all;
}

std::vector<Line> trial_balance(LedgerBooks& books, ClosedDays& days, core::Instant at)
{
    auto const closed = days.latest(at);
    Span const open{closed ? closed->span.until : core::Instant::min(), at + std::chrono::microseconds{1}};
    return carried_forward(closed ? closed->lines : std::vector<Line>{}, books.turnover(open));
}

} // namespace etimbre::app::closing
