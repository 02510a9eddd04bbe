#pragma once

#include "adapters/settlement/csv_columns.hpp"
#include "adapters/settlement/reader.hpp"

#include <memory>
#include <string>
#include <vector>

namespace etimbre::adapters::settlement {

/// Reads a file of any of the formats; its first bytes say which: "<" begins XML, "{1:" or ":20:" MT940, and
/// whatever else a report.
class AnyReader final : public Reader {
public:
    /// `sink` must outlive the reader.
    AnyReader(std::vector<CsvColumns> reports, core::Currency currency, domain::settlement::Sink& sink);

    std::optional<Fault> read(std::string_view bytes) override;
    std::optional<Fault> finish() override;

private:
    std::unique_ptr<Reader> reader_for(std::string_view head) const;
    std::optional<Fault> choose();

    std::vector<CsvColumns> reports_;
    core::Currency currency_;
    domain::settlement::Sink& sink_;
    std::string head_; ///< until it is known which reader reads
    std::unique_ptr<Reader> chosen_;
};

} // namespace etimbre::adapters::settlement
