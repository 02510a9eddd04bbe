#pragma once

#include "adapters/settlement/reader.hpp"
#include "core/instant.hpp"
#include "domain/settlement/codes.hpp"
#include "domain/settlement/tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

namespace etimbre::adapters::settlement {

/// Writes down what a reader says, a line each.
class Heard final : public domain::settlement::Sink {
public:
    Objection message(domain::settlement::Format format, std::string_view id) override
    {
        out_ << word_of(format) << ' ' << id << '\n';
        return {};
    }
    Objection statement(domain::settlement::StatementHead const& head) override
    {
        out_ << "statement " << head.account << ' ' << head.statement_id << ' ' << head.year << " no "
             << head.sequence_no.value_or(-1) << " page " << head.page_no << '\n';
        return {};
    }
    Objection line(domain::settlement::Line const& line) override
    {
        out_ << "  line " << word_of(line.kind) << ' ' << line.oid << ' ' << line.acquirer_ref << ' '
             << line.payout_ref << ' ' << line.sign << ' ' << line.gross.minor() << ' ' << line.fee.minor()
             << ' ' << line.net.minor() << ' ' << core::to_date(line.sold) << '\n';
        return {};
    }
    Objection entry(domain::settlement::Entry const& entry) override
    {
        out_ << " entry " << entry.sign * entry.amount.minor() << (entry.reversal ? " reversal " : " ")
             << core::to_date(entry.booked) << ' ' << core::to_date(entry.value) << ' ' << entry.bank_ref
             << ' ' << entry.payout_ref << ' ' << entry.code << ' ' << entry.text << '\n';
        return {};
    }
    Objection end_statement(domain::settlement::StatementEnd const& end) override
    {
        out_ << "end " << end.opening_minor.value_or(-1) << ' ' << end.closing_minor.value_or(-1) << " +"
             << end.booked.credit_minor << " -" << end.booked.debit_minor << " unbooked "
             << end.unbooked.credit_count + end.unbooked.debit_count
             << (end.last_page ? "" : " to be continued") << '\n';
        return {};
    }

    std::string said() const { return out_.str(); }

private:
    std::ostringstream out_;
};

/// What `Kind` of reader says of `text` that comes in pieces of `piece` bytes; or the fault, "! line element:
/// why".
template <class Kind, class... Rest>
std::string heard(std::string_view text, std::size_t piece, Rest const&... rest)
{
    Heard said;
    domain::settlement::Tally tally{said, core::mad};
    auto const reader = std::make_unique<Kind>(rest..., tally);
    std::optional<Fault> fault;
    while (!text.empty() && !fault) {
        fault = reader->read(text.substr(0, piece));
        text.remove_prefix(std::min(piece, text.size()));
    }
    if (!fault) fault = reader->finish();
    if (!fault) return said.said();
    return "! " + std::to_string(fault->line) + ' ' + fault->element + ": " + std::string{fault->what.text};
}

inline std::string sample(std::string const& name)
{
    std::ifstream in{std::string{PROJECT_ROOT} + "/tests/vectors/settlement/" + name, std::ios::binary};
    EXPECT_TRUE(in) << name;
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace etimbre::adapters::settlement
