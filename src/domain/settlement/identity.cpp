#include "domain/settlement/identity.hpp"

#include "core/instant.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace etimbre::domain::settlement {
namespace {

constexpr std::size_t folded_at = 16'384; // bytes that are hashed together

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

/// No text has this character: readers put a space for every control character.
constexpr char divider = '\x1f';

void append(std::string& to, std::initializer_list<std::string_view> parts)
{
    for (auto const part : parts) {
        to += part;
        to += divider;
    }
}

std::string days_number(std::chrono::sys_days day)
{
    return number(day.time_since_epoch().count());
}

Fingerprint print_of(std::string const& text, core::Sha256 sha256)
{
    auto const hash = sha256(core::as_bytes(text));
    Fingerprint print;
    std::copy_n(hash.begin(), print.size(), print.begin());
    return print;
}

/// What `entry` says, but for where it stands.
std::string words_of(Entry const& entry)
{
    std::string text;
    append(
        text,
        {number(entry.sign * entry.amount.minor()),
         entry.reversal ? "R" : "",
         days_number(entry.booked),
         days_number(entry.value),
         entry.entry_ref,
         entry.bank_ref,
         entry.payout_ref,
         entry.code,
         entry.text}
    );
    return text;
}

std::string words_of(Line const& line)
{
    std::string text;
    append(
        text,
        {word_of(line.kind),
         line.oid,
         line.acquirer_ref,
         line.auth_code,
         line.payout_ref,
         number(line.sign * line.gross.minor()),
         number(line.fee.minor()),
         days_number(line.sold),
         days_number(line.booked)}
    );
    return text;
}

} // namespace

std::string identity_of(StatementHead const& head, core::Sha256 sha256)
{
    std::string text;
    append(
        text,
        {head.notification ? "notification" : "statement",
         head.account,
         head.statement_id,
         number(head.year),
         head.sequence_no ? number(*head.sequence_no) : "",
         number(head.page_no)}
    );
    return core::to_hex(sha256(core::as_bytes(text)));
}

Fingerprint fingerprint_of(Entry const& entry, StatementHead const& head, core::Sha256 sha256)
{
    std::string text;
    append(text, {"entry", head.account});
    if (!entry.bank_ref.empty())
        append(text, {"ref", entry.bank_ref, number(entry.sign), entry.reversal ? "R" : ""});
    else // a page counts its own, so that what stands alike on two pages is two movements
        append(text, {"says", number(head.page_no), words_of(entry)});
    return print_of(text, sha256);
}

Fingerprint fingerprint_of(Line const& line, std::string_view acquirer, core::Sha256 sha256)
{
    std::string text;
    append(text, {"line", acquirer});
    if (!line.acquirer_ref.empty())
        append(text, {"ref", word_of(line.kind), line.acquirer_ref, number(line.sign)});
    else
        append(text, {"says", words_of(line)});
    return print_of(text, sha256);
}

void Content::add(std::string_view text)
{
    waiting_ += text;
    if (waiting_.size() >= folded_at) fold();
}

void Content::fold()
{
    waiting_.insert(waiting_.begin(), state_.begin(), state_.end());
    state_ = sha256_(core::as_bytes(waiting_));
    waiting_.clear();
}

void Content::add(Entry const& entry)
{
    add(words_of(entry) + '\n');
}

void Content::add(Line const& line)
{
    add(words_of(line) + '\n');
}

std::string Content::end(StatementEnd const& end)
{
    std::string text{"end"};
    append(
        text,
        {end.opening_minor ? number(*end.opening_minor) : "",
         end.closing_minor ? number(*end.closing_minor) : "",
         number(end.booked.credit_minor),
         number(end.booked.debit_minor)}
    );
    add(text);
    fold();
    return core::to_hex(state_);
}

} // namespace etimbre::domain::settlement
