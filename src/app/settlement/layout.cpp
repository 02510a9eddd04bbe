#include "app/settlement/layout.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::app::settlement {

using domain::settlement::Format;
using domain::settlement::Objection;

namespace {

domain::settlement::Fingerprint print_of(std::string_view identity)
{
    auto const bytes = core::from_hex(identity.substr(0, 32)).value(); // the head of a digest
    domain::settlement::Fingerprint print{};
    std::ranges::copy(bytes, print.begin());
    return print;
}

/// What a statement says that it comes to, where it says so in any way.
std::optional<std::int64_t> count_of(domain::settlement::Declared const& said)
{
    if (said.count) return said.count;
    if (!said.credit_count || !said.debit_count) return std::nullopt;
    return *said.credit_count + *said.debit_count;
}

std::optional<std::int64_t> net_of(domain::settlement::Declared const& said)
{
    if (said.net_minor) return said.net_minor;
    if (!said.credit_minor || !said.debit_minor) return std::nullopt;
    return *said.credit_minor - *said.debit_minor;
}

/// Adds what one more statement declares; a sum of which a part is missing, or too large, is none.
void add(std::optional<std::int64_t>& sum, std::optional<std::int64_t> more, bool& all)
{
    std::int64_t both = sum.value_or(0);
    all = all && more && !__builtin_add_overflow(both, *more, &both);
    sum = all ? std::optional{both} : std::nullopt;
}

} // namespace

Layout::Layout(core::Sha256 sha256, AcquirerOf acquirer_of, LayOut lay_out)
    : sha256_{sha256}, acquirer_of_{std::move(acquirer_of)}, lay_out_{std::move(lay_out)}, content_{sha256}
{
}

Objection Layout::message(Format format, std::string_view id)
{
    is_report_ = format == Format::csv;
    summary_.format = word_of(format);
    summary_.message_id = id;
    return {};
}

Objection Layout::statement(domain::settlement::StatementHead const& head)
{
    auto acquirer = acquirer_of_(head.account);
    if (!acquirer) return "an account that is none of ours";
    if (!summary_.acquirer.empty() && summary_.acquirer != *acquirer)
        return "accounts of several acquirers in one file";
    if (current_.number == most_statements) return "more than 5000 statements";
    summary_.acquirer = *std::move(acquirer);
    summary_.currency = head.currency.name();
    auto const number = current_.number + 1;
    current_ = {number, identity_of(head, sha256_), {}, head, {}};
    content_ = domain::settlement::Content{sha256_};
    if (statement_prints_.count(print_of(current_.identity)) > 1)
        return "a statement that stands twice in the file";
    return {};
}

Objection Layout::line(domain::settlement::Line const& line)
{
    make_room();
    auto const print = fingerprint_of(line, summary_.acquirer, sha256_);
    auto const entry = is_report_ ? 0 : entries_ + 1;
    chunk_.lines.push_back({++lines_, current_.number, entry, line, print, line_prints_.count(print)});
    ++details_;
    content_.add(line);
    return {};
}

Objection Layout::entry(domain::settlement::Entry const& entry)
{
    make_room();
    auto const print = fingerprint_of(entry, current_.head, sha256_);
    chunk_.entries.push_back(
        {++entries_, current_.number, entry, std::exchange(details_, 0), print, entry_prints_.count(print)}
    );
    content_.add(entry);
    return {};
}

Objection Layout::end_statement(domain::settlement::StatementEnd const& end)
{
    make_room();
    current_.content = content_.end(end);
    current_.end = end;
    declare(end);
    chunk_.statements.push_back(current_);
    details_ = 0;
    return {};
}

void Layout::declare(domain::settlement::StatementEnd const& end)
{
    add(summary_.declared_count, count_of(end.declared), all_declare_count_);
    add(summary_.declared_minor, net_of(end.declared), all_declare_sum_);
}

void Layout::make_room()
{
    if (chunk_.lines.size() < chunk_lines && chunk_.rows() < chunk_rows) return;
    auto const next = chunk_.number + 1;
    lay_out_(std::exchange(chunk_, Chunk{.number = next}));
}

void Layout::finish()
{
    if (chunk_.rows() > 0) lay_out_(std::exchange(chunk_, {}));
}

} // namespace etimbre::app::settlement
