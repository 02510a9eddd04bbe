#pragma once

#include "adapters/settlement/csv_columns.hpp"
#include "app/settlement/take_in.hpp"
#include "config/settings.hpp"

namespace etimbre::commands {

/// How one acquirer writes its report.
adapters::settlement::CsvColumns report_of(config::Acquirer const& acquirer);

/// How files are read, and whose they are, as the configuration says.
app::settlement::Terms settlement_terms(config::Settings const& settings);

} // namespace etimbre::commands
