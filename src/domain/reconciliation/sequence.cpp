#include "domain/reconciliation/sequence.hpp"

#include <string_view>

namespace etimbre::domain::reconciliation {
namespace {

Fault missing_page(Page const& of, int number)
{
    return {
        Code::seq_gap,
        0,
        "page " + std::to_string(number) + " of statement " + of.statement + " is missing",
        true
    };
}

std::string name_of(Page const& page)
{
    auto const statement = "statement " + page.statement;
    return page.number == 1 ? statement : "page " + std::to_string(page.number) + " of " + statement;
}

std::optional<Fault> balance_fault(Page const& page, Page const& before)
{
    if (!page.opening_minor || !before.closing_minor || *page.opening_minor == *before.closing_minor)
        return std::nullopt;
    return Fault{
        Code::balance_break,
        *page.opening_minor - *before.closing_minor,
        name_of(page) + " opens otherwise than the one before it closed",
    };
}

std::optional<Fault> first_page_fault(Page const& page, Page const& before)
{
    if (!page.sequence || !before.sequence) return std::nullopt;
    if (*before.sequence < *page.sequence - 1)
        return Fault{Code::seq_gap, 0, "the one before statement " + page.statement + " is missing"};
    // The statement before is not whole: that is told of where it ends.
    return before.is_last ? balance_fault(page, before) : std::nullopt;
}

} // namespace

std::optional<Fault> fault_before(Page const& page, std::optional<Page> const& before)
{
    if (page.number == 1) return before ? first_page_fault(page, *before) : std::nullopt;
    if (!before) return missing_page(page, page.number - 1);
    // Of a hole between two pages the earlier one tells.
    return before->number == page.number - 1 ? balance_fault(page, *before) : std::nullopt;
}

std::optional<Fault> fault_after(Page const& page, std::optional<Page> const& after)
{
    bool const follows = after ? after->number == page.number + 1 : page.is_last;
    if (follows) return std::nullopt;
    return missing_page(page, page.number + 1);
}

} // namespace etimbre::domain::reconciliation
