#include "adapters/settlement/mt940_reader.hpp"

#include "adapters/settlement/camt_values.hpp"
#include "adapters/settlement/mt940_values.hpp"
#include "domain/settlement/amount.hpp"
#include "domain/settlement/codes.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::adapters::settlement {

namespace settlement = domain::settlement;

namespace {

constexpr std::size_t text_bytes = 200;
constexpr std::size_t field_bytes = 4096;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string_view first_line(std::string_view text)
{
    return text.substr(0, text.find('\n'));
}

} // namespace

std::optional<Fault> Mt940Reader::read(std::string_view bytes)
{
    lines_.give(bytes);
    while (lines_.take())
        if (auto const objection = take_line(lines_.line())) return fault(*objection);
    if (lines_.too_long()) return Fault{"a line of more than 2048 bytes", lines_.number(), ':' + tag_ + ':'};
    return std::nullopt;
}

std::optional<Fault> Mt940Reader::finish()
{
    if (lines_.take_rest())
        if (auto const objection = take_line(lines_.line())) return fault(*objection);
    if (auto const objection = take_field()) return fault(*objection);
    if (in_statement_) return fault("the file ends before the closing balance of a statement");
    if (!message_said_) return Fault{"not an MT940 message", 1, ":20:"};
    return std::nullopt;
}

Fault Mt940Reader::fault(core::Literal what) const
{
    return {what, field_line_ == 0 ? lines_.number() : field_line_, tag_.empty() ? "" : ':' + tag_ + ':'};
}

Objection Mt940Reader::take_line(std::string_view line)
{
    if (line.starts_with('{')) { // the blocks before the text: {1:…}{2:…}{4:
        auto const text = line.rfind("{4:");
        line = text == std::string_view::npos ? std::string_view{} : line.substr(text + 3);
    }
    if (line.empty()) return {};
    if (line == "-" || line.starts_with("-}")) {
        if (auto const objection = take_field()) return objection;
        return in_statement_ ? Objection{"a message that ends before its closing balance"} : Objection{};
    }
    if (!line.starts_with(':')) {
        if (tag_.empty()) return "a line that belongs to no field";
        if (field_.size() + line.size() > field_bytes) return "a field of more than 4096 bytes";
        field_ += '\n';
        field_ += line;
        return {};
    }
    if (auto const objection = take_field()) return objection;
    auto const end = line.find(':', 1);
    field_line_ = lines_.number();
    if (end == std::string_view::npos || end > 4) return "a line that begins with a colon and no field";
    auto const tag = line.substr(1, end - 1);
    if (!std::ranges::all_of(tag, [](char c) { return is_digit(c) || is_upper(c); }))
        return "a line that begins with a colon and no field";
    tag_ = tag;
    field_ = line.substr(end + 1);
    return {};
}

Objection Mt940Reader::take_field()
{
    auto const text = std::exchange(field_, {});
    if (tag_.empty()) return {};
    auto const done = [this](Objection objection) {
        if (!objection) tag_.clear();
        return objection;
    };
    if (tag_ == "20") return done(begin_statement(first_line(text)));
    if (!in_statement_) return done({}); // what a bank says between statements, such as :64: and :86:
    if (tag_ == "25") {
        head_.account = plain(first_line(text), 34);
        return done({});
    }
    if (tag_ == "28C" || tag_ == "28") return done(take_number(first_line(text)));
    if (tag_ == "60F" || tag_ == "60M") return done(take_opening(first_line(text)));
    if (tag_ == "61") return done(take_entry(text));
    if (tag_ == "62F" || tag_ == "62M") return done(take_closing(first_line(text), tag_ == "62F"));
    if (tag_ == "86" && entry_) {
        entry_->text = plain(text, text_bytes);
        return done(hand_on_entry());
    }
    return done({});
}

Objection Mt940Reader::begin_statement(std::string_view reference)
{
    if (in_statement_) return "a message that begins before the one before it has its closing balance";
    if (!message_said_) {
        message_said_ = true;
        if (auto const objection = sink_.message(settlement::Format::mt940, plain(reference, 16)))
            return objection;
    }
    in_statement_ = true;
    statement_said_ = false;
    head_ = {};
    end_ = {};
    head_.statement_id = plain(reference, 16);
    return {};
}

// The reference in :20: is the message's; a statement is named by its number.
Objection Mt940Reader::take_number(std::string_view text)
{
    auto const stroke = text.find('/');
    head_.sequence_no = count_of(text.substr(0, stroke));
    if (!head_.sequence_no) return "not the number of a statement";
    head_.statement_id = std::to_string(*head_.sequence_no);
    if (stroke == std::string_view::npos) return {};
    auto const page = count_of(text.substr(stroke + 1));
    if (!page || *page < 1 || *page > 100'000) return "not the number of a page";
    head_.page_no = static_cast<int>(*page);
    return {};
}

Objection Mt940Reader::take_opening(std::string_view text)
{
    if (head_.account.empty()) return "a statement that does not say whose account it is";
    auto const balance = mt940::balance_of(text);
    if (!balance) return balance.error();
    head_.currency = balance->currency;
    end_.opening_minor = balance->minor;
    opening_tag_ = tag_;
    opening_line_ = field_line_;
    return {};
}

Objection Mt940Reader::take_closing(std::string_view text, bool is_last)
{
    if (auto const objection = hand_on_entry()) return objection;
    auto const balance = mt940::balance_of(text);
    if (!balance) return balance.error();
    if (balance->currency != head_.currency) return "a balance in another currency than the account";
    end_.last_page = is_last;
    if (auto const objection = say_statement(balance->day)) return objection;
    end_.closing_minor = balance->minor;
    return end_statement();
}

Objection Mt940Reader::take_entry(std::string_view text)
{
    if (auto const objection = hand_on_entry()) return objection;
    constexpr std::size_t days = 6;
    auto const value = mt940::day_of(text.substr(0, days));
    if (!value) return "not a date";
    text.remove_prefix(days);
    settlement::Entry entry;
    entry.value = *value;
    entry.booked = *value;
    if (text.size() > 4 && is_digit(text.front())) {
        auto const booked = mt940::day_near(text.substr(0, 4), *value);
        if (!booked) return "not a date";
        entry.booked = *booked;
        text.remove_prefix(4);
    }
    // RC undoes a credit and so debits; RD undoes a debit.
    entry.reversal = text.starts_with('R');
    if (entry.reversal) text.remove_prefix(1);
    if (!text.starts_with('C') && !text.starts_with('D')) return "neither a credit nor a debit";
    entry.sign = text.starts_with('C') != entry.reversal ? 1 : -1;
    text.remove_prefix(1);
    if (!text.empty() && is_upper(text.front())) text.remove_prefix(1); // third letter of the currency
    auto const digits = text.substr(0, std::min(text.find_first_not_of("0123456789,"), text.size()));
    if (!digits.contains(',')) return "not an amount";
    auto const amount = settlement::read_amount(digits, head_.currency, ',');
    if (!amount) return amount.error().detail;
    entry.amount = *amount;
    entry.charge = core::Money::of_minor(0, head_.currency);
    text.remove_prefix(digits.size());
    entry_ = std::move(entry);
    return take_entry_references(text);
}

/// "NTRFPAYOUT-7//BANKREF-9" and, on the next line, what else the bank says.
Objection Mt940Reader::take_entry_references(std::string_view text)
{
    constexpr std::size_t code = 4;
    if (text.size() < code || !std::string_view{"NFS"}.contains(text.front()))
        return "an entry without the kind of its transaction";
    entry_->code = plain(text.substr(0, code), code);
    entry_->kind = settlement::class_of_swift(entry_->code);
    text.remove_prefix(code);
    auto const line = first_line(text);
    if (line.size() < text.size()) entry_->text = plain(text.substr(line.size() + 1), text_bytes);
    auto const strokes = line.find("//");
    auto const reference = line.substr(0, strokes);
    if (reference != "NONREF" && !keep_reference(entry_->entry_ref, reference))
        return "a reference that is too long";
    entry_->payout_ref = entry_->entry_ref;
    if (strokes == std::string_view::npos) return {};
    return keep_reference(entry_->bank_ref, line.substr(strokes + 2))
               ? Objection{}
               : Objection{"a reference that is too long"};
}

/// The day is that of its first movement, or else of its closing balance: the opening balance of a year's
/// first statement is of the year before.
Objection Mt940Reader::say_statement(std::chrono::sys_days day)
{
    if (statement_said_) return {};
    if (!end_.opening_minor) return "a statement without its opening balance";
    statement_said_ = true;
    head_.first_day = day;
    head_.last_day = day;
    head_.year = static_cast<int>(std::chrono::year_month_day{day}.year());
    auto const objection = sink_.statement(head_);
    if (objection) { // to what its head says, which ended there
        tag_ = opening_tag_;
        field_line_ = opening_line_;
    }
    return objection;
}

Objection Mt940Reader::hand_on_entry()
{
    if (!entry_) return {};
    if (auto const objection = say_statement(entry_->booked)) return objection;
    auto const entry = std::exchange(entry_, std::nullopt);
    return sink_.entry(*entry);
}

Objection Mt940Reader::end_statement()
{
    in_statement_ = false;
    return sink_.end_statement(end_);
}

} // namespace etimbre::adapters::settlement
