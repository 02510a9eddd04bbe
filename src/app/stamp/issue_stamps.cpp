#include "app/stamp/issue_stamps.hpp"

#include "app/stamp/stamp_text.hpp"
#include "domain/ledger/postings.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace etimbre::app::stamp {
namespace {

/// Largest amount and largest index that a stamp can state.
constexpr std::int64_t u32_most = std::numeric_limits<std::uint32_t>::max();

/// The stamp names its payment by these eight bytes, which say nothing to anybody without the ledger.
std::array<std::uint8_t, 8> reference_of(std::string_view transaction, core::Sha256 sha256)
{
    auto const hash = sha256(core::as_bytes(transaction));
    std::array<std::uint8_t, 8> reference{};
    std::copy_n(hash.begin(), reference.size(), reference.begin());
    return reference;
}

core::Money total_of(StampToIssue const& stamp)
{
    auto total = core::add(stamp.receipt, stamp.chancery);
    if (total) total = core::add(*total, stamp.service_part);
    if (!total || total->minor() < 0 || total->minor() > u32_most)
        throw std::runtime_error{"a stamp's amount does not fit into 32 bits of minor units"};
    return *total;
}

StampRow row_of(
    StampToIssue const& stamp,
    IssueTerms const& terms,
    IssueRequest const& request,
    std::uint64_t index,
    core::Instant now
)
{
    if (index > static_cast<std::uint64_t>(u32_most))
        throw std::runtime_error{"the log of issued stamps is full"};
    StampRow row{
        .order = request.order,
        .unit = stamp.unit,
        .number = stamp.number,
        .index = static_cast<std::uint32_t>(index),
        .issuer = terms.issuer,
        .service = stamp.service,
        .mission = request.mission,
        .receipt = stamp.receipt,
        .chancery = stamp.chancery,
        .service_part = stamp.service_part,
        .total = total_of(stamp),
        .issued_at = core::unix_of(now),
        .expires_at = core::unix_of(now + terms.validity),
        .kid = terms.signer.current(now),
        .holder = stamp.holder,
        .payment = reference_of(request.transaction, terms.sha256),
    };
    row.payload_hash = terms.sha256(domain::stamp::encode(claims_of(row)));
    return row;
}

void append_leaf(
    Books& books,
    LogStore::Head& head,
    StampRow const& row,
    std::string const& transaction,
    core::Sha256 sha256
)
{
    auto const amount = static_cast<std::uint32_t>(row.total.minor());
    if (!head.totals.add(row.total.currency().name(), amount))
        throw std::runtime_error{"the log's running total is full"};
    auto const entry = domain::tlog::entry_of({
        .index = head.size,
        .issued_at = row.issued_at,
        .service = row.service,
        .mission = row.mission,
        .amount_minor = amount,
        .currency = std::string{row.total.currency().name()},
        .payload_hash = row.payload_hash,
        .totals = head.totals,
        .ledger_transaction = transaction,
    });
    books.log.append(head.size, entry, domain::tlog::leaf_hash(entry, sha256));
    ++head.size;
}

} // namespace

void issue_stamps(Books& books, IssueTerms const& terms, IssueRequest const& request, core::Instant now)
{
    auto head = books.log.head();
    auto const size_before = head.size;
    for (auto const& stamp : request.stamps) {
        auto const row = row_of(stamp, terms, request, head.size, now);
        books.stamps.insert(row);
        append_leaf(books, head, row, request.transaction, terms.sha256);
        books.ledger.post(
            domain::ledger::issue(row.number, row.mission, {row.receipt, row.chancery, row.service_part}), now
        );
    }
    books.log.advance(size_before, head);
}

} // namespace etimbre::app::stamp
