#pragma once

#include "adapters/settlement/csv_columns.hpp"
#include "adapters/settlement/csv_records.hpp"
#include "adapters/settlement/reader.hpp"

#include <cstddef>

namespace etimbre::adapters::settlement {

/// An acquirer's own report. The payouts in it are its statements, each from its first record to its last;
/// records of one payout stand together.
class CsvReader final : public Reader {
public:
    /// Whose report it is, its header decides: the first of `reports` that names all the columns of the file
    /// that it needs. `sink` must outlive the reader.
    CsvReader(std::vector<CsvColumns> reports, core::Currency currency, domain::settlement::Sink& sink);

    std::optional<Fault> read(std::string_view bytes) override;
    std::optional<Fault> finish() override;

private:
    /// Where the columns stand in this file.
    struct Places {
        std::optional<std::size_t> kind, oid, acquirer_ref, auth_code, gross, fee, net, currency, payout_ref,
            sold, booked;
    };

    Objection take_record();
    Objection take_header();
    bool fits(CsvColumns const& columns);
    Objection take_line();
    Objection take_total();
    Objection read_amounts(domain::settlement::Line& line);
    Objection read_days(domain::settlement::Line& line);
    Objection change_payout(domain::settlement::Line const& line);
    Objection end_statement();
    std::string_view cell(std::optional<std::size_t> place, std::string_view column);
    core::Result<core::Money> amount(std::optional<std::size_t> place, std::string_view column);
    Fault fault(core::Literal what) const;

    std::vector<CsvColumns> reports_;
    core::Currency currency_;
    domain::settlement::Sink& sink_;
    CsvRecords records_;
    std::optional<CsvColumns> columns_; ///< none until the header was read
    Places places_;
    std::size_t width_ = 0;
    std::string column_; ///< that was looked at last, for messages
    std::optional<std::string> payout_;
    std::vector<std::string> ended_; ///< payouts whose records are over
    domain::settlement::LineTotals totals_;
    bool has_total_ = false;
};

} // namespace etimbre::adapters::settlement
