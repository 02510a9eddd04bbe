#include "adapters/settlement/camt_reader.hpp"
#include "adapters/settlement/csv_reader.hpp"
#include "adapters/settlement/mt940_reader.hpp"
#include "domain/settlement/tally.hpp"
#include "parsers.hpp"
#include "target.hpp"

#include <algorithm>
#include <string>

namespace etimbre::fuzz {
namespace {

namespace says = domain::settlement;
using adapters::settlement::Fault;

/// Counts what is said, and holds each of it to what may be relied on behind a reader.
struct Heard final : says::Sink {
    says::Objection message(says::Format, std::string_view id) override
    {
        must(id.size() <= 64, "a name fits into its column");
        return {};
    }
    says::Objection statement(says::StatementHead const& head) override
    {
        must(head.account.size() <= 64 && head.statement_id.size() <= 64, "a name fits into its column");
        must(head.page_no >= 1, "pages are counted from one");
        ++statements;
        return {};
    }
    says::Objection line(says::Line const& line) override
    {
        must(line.gross.minor() >= 0, "no transaction is negative");
        must(line.sign * line.gross.minor() - line.fee.minor() == line.net.minor(), "gross less fee is net");
        must(line.oid.size() <= 64 && line.acquirer_ref.size() <= 64, "a reference fits into its column");
        net += static_cast<std::uint64_t>(line.net.minor());
        ++lines;
        return {};
    }
    says::Objection entry(says::Entry const& entry) override
    {
        must(entry.amount.minor() >= 0 && entry.text.size() <= 200, "an entry fits into its row");
        ++entries;
        return {};
    }
    says::Objection end_statement(says::StatementEnd const& end) override
    {
        ++ends;
        if (end.opening_minor && end.closing_minor)
            must(
                *end.opening_minor + end.booked.credit_minor - end.booked.debit_minor == *end.closing_minor,
                "a statement closes"
            );
        return {};
    }

    std::uint64_t statements = 0;
    std::uint64_t lines = 0;
    std::uint64_t entries = 0;
    std::uint64_t ends = 0;
    std::uint64_t net = 0;
    bool operator==(Heard const& other) const
    {
        return statements == other.statements && lines == other.lines && entries == other.entries &&
               ends == other.ends && net == other.net;
    }
};

template <class Reader, class... Terms>
std::optional<Fault> read(std::string_view bytes, std::size_t piece, Heard& heard, Terms const&... terms)
{
    says::Tally tally{heard, core::mad};
    Reader reader{terms..., tally};
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        if (auto fault = reader.read(bytes.substr(0, piece))) return fault;
    return reader.finish();
}

/// A file is whole or refused, with its line; and how its bytes are cut makes no difference.
template <class Reader, class... Terms>
void try_reader(std::string_view bytes, Terms const&... terms)
{
    Heard whole;
    auto const fault = read<Reader>(bytes, bytes.size() + 1, whole, terms...);
    if (fault) must(!fault->what.text.empty() && fault->line > 0, "a refusal says what and where");
    if (!fault) must(whole.statements == whole.ends, "every statement ends");
    for (std::size_t const piece : {std::size_t{1}, std::size_t{7}}) {
        Heard cut;
        auto const same = read<Reader>(bytes, piece, cut, terms...);
        must(same == fault && (fault || cut == whole), "how the bytes are cut makes no difference");
    }
}

} // namespace

void camt(std::string_view bytes)
{
    try_reader<adapters::settlement::CamtReader>(bytes);
}

void mt940(std::string_view bytes)
{
    try_reader<adapters::settlement::Mt940Reader>(bytes);
}

void settlement_csv(std::string_view bytes)
{
    adapters::settlement::CsvColumns columns;
    columns.acquirer = "cmi";
    try_reader<adapters::settlement::CsvReader>(bytes, std::vector{columns}, core::mad);
}

} // namespace etimbre::fuzz
