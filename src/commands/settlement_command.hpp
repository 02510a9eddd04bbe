#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace etimbre::commands {

struct SettlementImport {
    std::vector<std::string> files;
    bool dry_run = false; ///< reads and checks everything, changes nothing
    bool json = false;
    bool matches = true; ///< and says which exceptions there are
};

/// `etimbre settlement import`: takes in files of acquirer and bank, in this process and by the code of the
/// service, which may run meanwhile (docs/settlement.md), and then matches what there is to match. 1 where a
/// file was refused, now or before. `err` is told how far it has come.
int settlement_import(
    config::Settings const& settings,
    core::Clock clock,
    SettlementImport const& import,
    std::ostream& out,
    std::ostream& err
);

} // namespace etimbre::commands
