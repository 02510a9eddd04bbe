#pragma once

#include "app/reconcile/ports.hpp"

#include <cstdint>

namespace etimbre::app::reconcile {

/// A line with what it was found to be about, inside one transaction.
struct Judged {
    Progress const& of;
    NumberedLine const& line;
    recon::Outcome outcome;
    recon::Expectation const* expected = nullptr; ///< null where it is about nothing
};

/// Writes what became of the line but for its match, which is kept together with those of its chunk: the
/// exception, and what only this line posts. The fee that is to be posted for it, with those of its chunk.
std::int64_t write_line(Books& books, Judged const& judged, Terms const& terms, core::Instant now);

/// The holder's bank gave a payment again: its money is with the acquirer, its stamps are free, and the
/// exception of its chargeback is over.
void take_back_chargeback(Books& books, Judged const& judged, Terms const& terms, core::Instant now);

/// The fee of a sale by the contract, or the line's own where none is agreed.
std::int64_t agreed_fee(Terms const& terms, std::string_view acquirer, recon::Line const& line);

/// Contract's fees for checking line by line: none where the acquirer charges on lines of their own.
std::optional<recon::FeeTerms> checked_fees(Terms const& terms, std::string_view acquirer, bool fees_apart);

/// The side that the line takes.
Match match_of(
    std::string_view file,
    NumberedLine const& line,
    recon::Outcome const& outcome,
    recon::Expectation const* expected
);

} // namespace etimbre::app::reconcile
