#include "app/reconcile/statements.hpp"

#include "app/reconcile/exceptions.hpp"

#include <chrono>
#include <cstdlib>

namespace etimbre::app::reconcile {
namespace {

/// What an exception about a page is about: how it opens, or the page that must follow it.
constexpr std::string_view opening = "statement";
constexpr std::string_view following = "next_page";

std::optional<recon::Page> place_of(std::optional<StatementPage> const& page)
{
    return page ? std::optional{page->page} : std::nullopt;
}

std::optional<recon::Fault>
fault_of(StatementStore& statements, StatementPage const& page, std::string_view subject)
{
    if (subject == opening) return fault_before(page.page, place_of(statements.before(page)));
    return fault_after(page.page, place_of(statements.next_page(page)));
}

Overdue overdue_of(StatementPage const& page, std::string_view subject, recon::Fault const& fault)
{
    return {
        .subject_kind = std::string{subject},
        .subject_id = page.identity,
        .code = fault.code,
        .acquirer = page.acquirer,
        .amount = core::Money::of_minor(std::abs(fault.off_minor), page.currency),
        .sign = fault.off_minor < 0 ? -1 : 1,
        .day = std::chrono::floor<std::chrono::days>(page.published),
        .detail = fault.detail,
    };
}

void look_at(
    Books& books, StatementPage const& page, std::string_view subject, Terms const& terms, core::Instant now
)
{
    auto const fault = fault_of(books.statements, page, subject);
    if (!fault) return;
    if (fault->is_of_pages && page.published > now - terms.missing_after) return;
    raise_overdue(books, overdue_of(page, subject, *fault), terms, now);
}

/// A page that has come may show that the one behind it, which came before, is wrong.
void look_behind(Books& books, StatementPage const& page, Terms const& terms, core::Instant now)
{
    auto behind = books.statements.next_page(page);
    if (!behind) behind = books.statements.next_statement(page);
    if (behind) look_at(books, *behind, opening, terms, now);
}

bool waits(Exception const& exception)
{
    return exception.state == recon::State::open || exception.state == recon::State::proposed;
}

void look_again_at(
    Books& books, StatementPage const& page, std::string_view subject, Terms const& terms, core::Instant now
)
{
    auto const exception = books.exceptions.find(exception_id(terms, subject, page.identity));
    if (!exception || !waits(*exception)) return;
    auto const fault = fault_of(books.statements, page, subject);
    if (fault) return raise_overdue(books, overdue_of(page, subject, *fault), terms, now);
    auto const no_fee = core::Money::of_minor(0, exception->amount.currency());
    correct_exception(books, *exception, "a later file tells of it", no_fee, now);
}

} // namespace

std::optional<StatementPage>
look_at_pages(Books& books, PublishedPages const& which, Terms const& terms, core::Instant now)
{
    auto const pages = books.statements.published(which);
    for (auto const& page : pages) {
        look_at(books, page, opening, terms, now);
        look_at(books, page, following, terms, now);
        look_behind(books, page, terms, now);
    }
    if (pages.size() < which.most) return std::nullopt;
    return pages.back();
}

std::string look_at_waiting_pages(
    Books& books, std::string_view after_identity, std::size_t most, Terms const& terms, core::Instant now
)
{
    auto const pages = books.statements.in_queue(after_identity, most);
    for (auto const& page : pages)
        for (auto const subject : {opening, following}) look_again_at(books, page, subject, terms, now);
    return pages.size() < most ? std::string{} : pages.back().identity;
}

} // namespace etimbre::app::reconcile
