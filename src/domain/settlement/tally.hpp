#pragma once

#include "domain/settlement/sink.hpp"

#include <cstdint>

namespace etimbre::domain::settlement {

/// Stands between a reader and who takes what it reads: adds up, and objects to a statement that does not
/// close, that says another count or sum of itself than it has, or whose amounts are not in its currency.
class Tally final : public Sink {
public:
    /// What can be so goes on to `next`, which must outlive the tally. `currency` is that of our accounts.
    Tally(Sink& next, core::Currency currency) : next_{next}, currency_{currency} {}

    Objection message(Format format, std::string_view id) override;
    Objection statement(StatementHead const& head) override;
    Objection line(Line const& line) override;
    Objection entry(Entry const& entry) override;
    Objection end_statement(StatementEnd const& end) override;

    LineTotals const& lines() const { return lines_; }
    Totals const& entries() const { return entries_; }
    std::int64_t statements() const { return statements_; }

private:
    Objection add_line(Line const& line);
    Objection close(StatementEnd const& end) const;

    Sink& next_;
    core::Currency currency_;
    Format format_ = Format::csv;
    StatementHead head_;
    Totals booked_;            ///< of the statement under way
    std::int64_t details_ = 0; ///< of the entry under way
    std::int64_t details_net_ = 0;
    // Of the whole file.
    Totals entries_;
    LineTotals lines_;
    std::int64_t statements_ = 0;
};

} // namespace etimbre::domain::settlement
