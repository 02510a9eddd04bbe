#include "domain/settlement/tally.hpp"

namespace etimbre::domain::settlement {
namespace {

/// False where the sum leaves int64.
bool add(std::int64_t& to, std::int64_t amount)
{
    return !__builtin_add_overflow(to, amount, &to);
}

bool add(Totals& to, int sign, std::int64_t minor)
{
    auto& count = sign > 0 ? to.credit_count : to.debit_count;
    return add(count, 1) && add(sign > 0 ? to.credit_minor : to.debit_minor, minor);
}

bool is_so(std::optional<std::int64_t> const& said, std::int64_t booked, std::int64_t unbooked)
{
    std::int64_t both = booked;
    return !said || *said == booked || (add(both, unbooked) && *said == both);
}

// A bank may count what it has not booked, or not; both are told by the same elements.
Objection objection_to(Declared const& said, Totals const& has, Totals const& unbooked)
{
    if (!is_so(said.credit_count, has.credit_count, unbooked.credit_count))
        return "the number of credits is not the one that is declared";
    if (!is_so(said.credit_minor, has.credit_minor, unbooked.credit_minor))
        return "the credits do not come to the sum that is declared";
    if (!is_so(said.debit_count, has.debit_count, unbooked.debit_count))
        return "the number of debits is not the one that is declared";
    if (!is_so(said.debit_minor, has.debit_minor, unbooked.debit_minor))
        return "the debits do not come to the sum that is declared";
    if (!is_so(said.count, has.credit_count + has.debit_count, unbooked.credit_count + unbooked.debit_count))
        return "the number of entries is not the one that is declared";
    if (!is_so(
            said.sum_minor, has.credit_minor + has.debit_minor, unbooked.credit_minor + unbooked.debit_minor
        ))
        return "the entries do not come to the sum that is declared";
    if (!is_so(
            said.net_minor, has.credit_minor - has.debit_minor, unbooked.credit_minor - unbooked.debit_minor
        ))
        return "credits less debits are not the net that is declared";
    return {};
}

constexpr core::Literal too_large{"the amounts of the file are larger than can be counted"};

} // namespace

Objection Tally::message(Format format, std::string_view id)
{
    format_ = format;
    return next_.message(format, id);
}

Objection Tally::statement(StatementHead const& head)
{
    if (head.currency != currency_) return "an account in another currency than ours";
    head_ = head;
    booked_ = {};
    details_ = 0;
    details_net_ = 0;
    ++statements_;
    return next_.statement(head);
}

Objection Tally::add_line(Line const& line)
{
    if (line.gross.currency() != currency_ || line.fee.currency() != currency_ ||
        line.net.currency() != currency_)
        return "a transaction in another currency than the account";
    auto const gross = line.sign * line.gross.minor();
    std::int64_t net = gross;
    if (line.gross.minor() < 0) return "a negative amount";
    if (__builtin_sub_overflow(gross, line.fee.minor(), &net)) return too_large;
    if (net != line.net.minor()) return "gross less fee is not net";
    if (!add(lines_.count, 1) || !add(lines_.gross_minor, gross) ||
        !add(lines_.fee_minor, line.fee.minor()) || !add(lines_.net_minor, net))
        return too_large;
    return {};
}

Objection Tally::line(Line const& line)
{
    if (auto const objection = add_line(line)) return objection;
    auto const net = line.net.minor();
    if (format_ == Format::csv) {
        if (!add(booked_, net < 0 ? -1 : 1, net < 0 ? -net : net)) return too_large;
    } else if (!add(details_, 1) || !add(details_net_, net)) {
        return too_large;
    }
    return next_.line(line);
}

Objection Tally::entry(Entry const& entry)
{
    if (entry.amount.currency() != currency_) return "an entry in another currency than the account";
    if (entry.amount.minor() < 0) return "a negative amount";
    if (details_ > 0 && details_net_ != entry.sign * entry.amount.minor())
        return "the details do not come to the amount of their entry";
    details_ = 0;
    details_net_ = 0;
    if (!add(booked_, entry.sign, entry.amount.minor()) || !add(entries_, entry.sign, entry.amount.minor()))
        return too_large;
    return next_.entry(entry);
}

Objection Tally::close(StatementEnd const& end) const
{
    if (auto const objection = objection_to(end.declared, booked_, end.unbooked)) return objection;
    auto const is_statement = format_ == Format::camt053 || format_ == Format::mt940;
    if (is_statement && head_.page_no == 1 && !end.opening_minor)
        return "a statement without its opening balance";
    if (is_statement && end.last_page && !end.closing_minor) return "a statement without its closing balance";
    if (!end.opening_minor || !end.closing_minor) return {};
    std::int64_t closing = *end.opening_minor;
    if (!add(closing, booked_.credit_minor) || !add(closing, -booked_.debit_minor)) return too_large;
    if (closing != *end.closing_minor)
        return "opening balance and entries do not come to the closing balance";
    return {};
}

Objection Tally::end_statement(StatementEnd const& end)
{
    if (auto const objection = close(end)) return objection;
    auto filled = end;
    filled.booked = booked_;
    return next_.end_statement(filled);
}

} // namespace etimbre::domain::settlement
