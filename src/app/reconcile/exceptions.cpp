#include "app/reconcile/exceptions.hpp"

#include "app/reconcile/steps.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/settling.hpp"

#include <stdexcept>

namespace etimbre::app::reconcile {
namespace {

using recon::State;
namespace ledger = domain::ledger;

HistoryStep first_step(Exception const& exception, std::int64_t moved, core::Instant now)
{
    return {
        exception.id,
        1,
        "",
        std::string{word_in(recon::state_words, State::open)},
        "open",
        std::string{files_actor},
        exception.detail,
        moved,
        now,
    };
}

bool is_closed(Exception const& exception)
{
    return exception.state == State::resolved || exception.state == State::written_off;
}

bool was_decided_by_people(Exception const& exception)
{
    return is_closed(exception) && !exception.checker.empty();
}

Exception reopened(Books& books, Exception const& exception, std::string_view why, core::Instant now)
{
    if (!is_closed(exception)) return exception;
    auto open = reopen(books, exception, files_actor, why, now);
    if (!open) throw std::logic_error{"an exception that cannot be opened again"};
    return *std::move(open);
}

/// What it is about has changed: a step from open to open that says so.
void change(Books& books, Exception const& from, Exception const& news, core::Instant now)
{
    auto to = from;
    to.code = news.code;
    to.amount = news.amount;
    to.residue_minor = news.residue_minor;
    to.detail = news.detail;
    to.state = State::open;
    to.action.clear();
    to.maker.clear();
    to.version = from.version + 1;
    HistoryStep const step{
        from.id,
        to.version,
        std::string{word_in(recon::state_words, from.state)},
        std::string{word_in(recon::state_words, State::open)},
        "change",
        std::string{files_actor},
        news.detail,
        0,
        now,
    };
    if (!books.exceptions.advance(from, to, step))
        throw std::logic_error{"an exception changed inside one transaction"};
}

} // namespace

std::string exception_id(Terms const& terms, std::string_view subject_kind, std::string_view subject_id)
{
    constexpr std::size_t length = 32;
    auto const subject = std::string{subject_kind}.append(":").append(subject_id);
    return core::to_hex(terms.sha256(core::as_bytes(subject))).substr(0, length);
}

std::string place_of(std::string_view file, std::int64_t number)
{
    return std::string{file}.append(":").append(std::to_string(number));
}

void open_exception(Books& books, Exception const& exception, std::int64_t parked_minor, core::Instant now)
{
    if (!books.exceptions.insert(exception, first_step(exception, -parked_minor, now))) return;
    auto const currency = exception.amount.currency();
    books.ledger.post(
        ledger::move_for(
            {exception.id, 1, 0},
            ledger::receivable(exception.acquirer, currency),
            ledger::suspense(currency),
            core::Money::of_minor(parked_minor, currency)
        ),
        now
    );
}

void raise_exception(Books& books, Exception const& exception, core::Instant now)
{
    if (books.exceptions.insert(exception, first_step(exception, 0, now))) return;
    auto const standing = books.exceptions.find(exception.id);
    if (!standing) throw std::logic_error{"an exception whose subject is there under another name"};
    bool const same = standing->code == exception.code && standing->amount == exception.amount &&
                      standing->residue_minor == exception.residue_minor;
    if (was_decided_by_people(*standing) || (same && !is_closed(*standing))) return;
    change(books, reopened(books, *standing, exception.detail, now), exception, now);
}

void raise_overdue(Books& books, Overdue const& overdue, Terms const& terms, core::Instant now)
{
    bool const has_money = overdue.code == recon::Code::missing;
    Exception const exception{
        .id = exception_id(terms, overdue.subject_kind, overdue.subject_id),
        .subject_kind = overdue.subject_kind,
        .subject_id = overdue.subject_id,
        .code = overdue.code,
        .acquirer = overdue.acquirer,
        .amount = overdue.amount,
        .account = has_money ? domain::ledger::receivable(overdue.acquirer, overdue.amount.currency()) : "",
        .residue_minor = has_money ? overdue.sign * overdue.amount.minor() : 0,
        .day = overdue.day,
        .detail = overdue.detail,
        .file = {},
        .number = 0,
        .print = {},
        .action = {},
        .maker = {},
        .checker = {},
        .opened = now,
    };
    raise_exception(books, exception, now);
}

void correct_exception(
    Books& books, Exception const& exception, std::string_view why, core::Money fee, core::Instant now
)
{
    auto const open = reopened(books, exception, why, now);
    auto to = open;
    to.action.clear();
    to.maker.clear();
    to.checker.clear();
    auto const corrected = take_step(
        books, open, {recon::Step::correct, std::string{files_actor}, std::string{why}, std::move(to)}, now
    );
    if (!corrected) throw std::logic_error{"an open exception that cannot be corrected"};
    books.ledger.post(
        ledger::move_for(
            {corrected->id, corrected->version, 1},
            ledger::fees(corrected->acquirer, fee.currency()),
            ledger::receivable(corrected->acquirer, fee.currency()),
            fee
        ),
        now
    );
}

} // namespace etimbre::app::reconcile
