#pragma once

#include "app/reconcile/waiting.hpp"
#include "http/api/settlements_json.hpp"

#include <optional>
#include <string>
#include <vector>

namespace etimbre::commands {

/// A file of `etimbre settlement import`, and how it stands.
struct ImportedFile {
    std::string name;
    http::api::SettlementView view;
    bool was_there = false; ///< decided before: nothing was done
    /// What waits of it for people, once it is matched.
    std::optional<std::vector<app::reconcile::WaitingCode>> exceptions{};
};

/// For people: a few lines.
std::string text_of(ImportedFile const& file, bool dry_run);
/// One line: what GET /settlements/{id} answers, with "file", "was_there" and "dry_run",
/// and "exceptions" (null where it was not matched): {"code","count","amount"} each.
std::string json_of(ImportedFile const& file, bool dry_run);

} // namespace etimbre::commands
