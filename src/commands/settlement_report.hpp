#pragma once

#include "http/api/settlements_json.hpp"

#include <string>

namespace etimbre::commands {

/// A file of `etimbre settlement import`, and how it stands.
struct ImportedFile {
    std::string name;
    http::api::SettlementView view;
    bool was_there = false; ///< decided before: nothing was done
};

/// For people: a few lines.
std::string text_of(ImportedFile const& file, bool dry_run);
/// One line: what GET /settlements/{id} answers, with "file", "was_there" and "dry_run".
std::string json_of(ImportedFile const& file, bool dry_run);

} // namespace etimbre::commands
