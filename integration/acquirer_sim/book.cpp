#include "acquirer_sim/book.hpp"

#include "acquirer_sim/references.hpp"

#include <chrono>
#include <stdexcept>

namespace etimbre::acquirer_sim {

namespace {

using std::chrono::days;
using std::chrono::floor;

Transaction new_transaction(Attempt const& attempt, core::Instant now)
{
    bool const approved = attempt.return_code == "00";
    return {
        .oid = attempt.oid,
        .state = approved ? State::authorised : State::refused,
        .amount_minor = attempt.amount_minor,
        .return_code = attempt.return_code,
        .trans_id = draw_trans_id(now),
        .auth_code = approved ? draw_digits(6) : "",
        .host_ref_num = approved ? draw_digits(12) : "",
        .brand = attempt.brand,
        .masked_pan = attempt.masked_pan,
        .authorised_at = now,
    };
}

} // namespace

Book::Book(std::optional<std::string> const& path)
{
    if (!path) return;
    file_.emplace(*path);
    for (auto const& line : file_->take_lines()) {
        auto const transaction = transaction_of(line);
        if (!transaction) throw std::runtime_error{"book " + *path + ": a line that is not ours: " + line};
        keep(*transaction);
    }
}

void Book::keep(Transaction const& transaction)
{
    auto const [place, is_new] = position_.try_emplace(transaction.oid, transactions_.size());
    if (is_new)
        transactions_.push_back(transaction);
    else
        transactions_[place->second] = transaction;
}

BookResult Book::attempt(Attempt const& attempt, core::Instant now)
{
    std::scoped_lock const lock{mutex_};
    if (auto const place = position_.find(attempt.oid); place != position_.end()) {
        auto const& before = transactions_[place->second];
        if (before.state != State::refused || before.amount_minor != attempt.amount_minor)
            return std::unexpected{BookRefusal::taken};
    }
    auto const transaction = new_transaction(attempt, now);
    if (file_) file_->append(to_json_line(transaction));
    keep(transaction);
    return transaction;
}

template <class Change>
BookResult Book::change(std::string_view oid, Change const& rule)
{
    std::scoped_lock const lock{mutex_};
    auto const place = position_.find(std::string{oid});
    if (place == position_.end()) return std::unexpected{BookRefusal::unknown};
    BookResult changed = rule(transactions_[place->second]);
    if (!changed) return changed;
    if (file_) file_->append(to_json_line(*changed));
    keep(*changed);
    return changed;
}

BookResult Book::capture(std::string_view oid, std::optional<std::int64_t> total, core::Instant now)
{
    return change(oid, [&](Transaction transaction) -> BookResult {
        if (transaction.state != State::authorised) return std::unexpected{BookRefusal::wrong_state};
        if (total && *total != transaction.amount_minor) return std::unexpected{BookRefusal::wrong_amount};
        transaction.state = State::captured;
        transaction.captured_minor = transaction.amount_minor;
        transaction.captured_at = now;
        return transaction;
    });
}

BookResult Book::cancel(std::string_view oid, core::Instant now)
{
    return change(oid, [&](Transaction transaction) -> BookResult {
        bool const fresh_capture = transaction.state == State::captured && transaction.refunded_minor == 0 &&
                                   !transaction.day_closed &&
                                   floor<days>(*transaction.captured_at) == floor<days>(now);
        if (transaction.state != State::authorised && !fresh_capture)
            return std::unexpected{BookRefusal::wrong_state};
        transaction.state = State::voided;
        transaction.captured_minor = 0;
        return transaction;
    });
}

std::size_t Book::close_day()
{
    std::size_t closed = 0;
    for (auto const& each : all()) {
        if (each.state != State::captured || each.day_closed) continue;
        auto const done = change(each.oid, [](Transaction transaction) -> BookResult {
            transaction.day_closed = true;
            return transaction;
        });
        closed += std::size_t{done.has_value()};
    }
    return closed;
}

BookResult Book::credit(std::string_view oid, std::optional<std::int64_t> total, core::Instant now)
{
    return change(oid, [&](Transaction transaction) -> BookResult {
        if (transaction.state != State::captured) return std::unexpected{BookRefusal::wrong_state};
        auto const left = transaction.captured_minor - transaction.refunded_minor;
        auto const credited = total.value_or(left);
        if (credited <= 0 || credited > left) return std::unexpected{BookRefusal::wrong_amount};
        transaction.refunded_minor += credited;
        transaction.credits.push_back({credited, draw_trans_id(now), now});
        if (credited == left) transaction.state = State::refunded;
        return transaction;
    });
}

BookResult Book::charge_back(std::string_view oid, core::Instant now)
{
    return change(oid, [now](Transaction transaction) -> BookResult {
        if (transaction.state != State::captured) return std::unexpected{BookRefusal::wrong_state};
        transaction.state = State::chargeback;
        transaction.charged_back_at = now;
        return transaction;
    });
}

std::optional<Transaction> Book::find(std::string_view oid) const
{
    std::scoped_lock const lock{mutex_};
    auto const place = position_.find(std::string{oid});
    if (place == position_.end()) return std::nullopt;
    return transactions_[place->second];
}

std::vector<Transaction> Book::all() const
{
    std::scoped_lock const lock{mutex_};
    return transactions_;
}

} // namespace etimbre::acquirer_sim
